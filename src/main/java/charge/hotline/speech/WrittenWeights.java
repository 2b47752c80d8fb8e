package charge.hotline.speech;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/** What was learned, as bytes and back. A checksum stands before it, for a disk may be full or a copy cut off. */
final class WrittenWeights {
    private WrittenWeights() {}

    static byte[] of(Weights weights) {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + size(weights));
        out.putLong(0);
        put(out, weights.clues);
        out.put(weights.rows);
        put(out, weights.optionVectors);
        put(out, weights.biases);
        put(out, weights.singles);
        put(out, weights.singleWeights);
        byte[] bytes = out.array();
        return out.putLong(0, checksum(bytes)).array();
    }

    /** Empty where these bytes are not what was written. */
    static Optional<Weights> read(byte[] bytes) {
        if (bytes.length < Long.BYTES || ByteBuffer.wrap(bytes).getLong() != checksum(bytes)) {
            return Optional.empty();
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes).position(Long.BYTES);
            LongIndex clues = index(in);
            byte[] rows = new byte[Weights.bytes(clues.size())];
            in.get(rows);
            return Optional.of(new Weights(clues, rows, floats(in), floats(in), index(in), floats(in)));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
        return checksum.getValue();
    }

    private static int size(Weights weights) {
        return size(weights.clues)
                + weights.rows.length
                + size(weights.optionVectors)
                + size(weights.biases)
                + size(weights.singles)
                + size(weights.singleWeights);
    }

    private static int size(LongIndex index) {
        return Integer.BYTES + index.size() * Long.BYTES;
    }

    private static int size(float[] floats) {
        return Integer.BYTES + floats.length * Float.BYTES;
    }

    private static void put(ByteBuffer out, LongIndex index) {
        out.putInt(index.size());
        for (long key : index.keys()) {
            out.putLong(key);
        }
    }

    private static LongIndex index(ByteBuffer in) {
        LongIndex index = new LongIndex();
        int size = in.getInt();
        for (int i = 0; i < size; i++) {
            index.findOrAdd(in.getLong());
        }
        return index;
    }

    private static void put(ByteBuffer out, float[] floats) {
        out.putInt(floats.length);
        out.asFloatBuffer().put(floats);
        out.position(out.position() + floats.length * Float.BYTES);
    }

    private static float[] floats(ByteBuffer in) {
        float[] floats = new float[in.getInt()];
        in.asFloatBuffer().get(floats);
        in.position(in.position() + floats.length * Float.BYTES);
        return floats;
    }
}
