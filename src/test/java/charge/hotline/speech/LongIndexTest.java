package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongIndexTest {
    private final Random random = new Random(11);
    private final LongIndex index = new LongIndex();
    private final Map<Long, Integer> expected = new LinkedHashMap<>();

    private void add(long key) {
        expected.putIfAbsent(key, expected.size());
        assertThat(index.findOrAdd(key)).isEqualTo(expected.get(key));
    }

    @Test
    void keysAreNumberedInTheOrderInWhichTheyCome() {
        for (int i = 0; i < 20_000; i++) {
            add(LongIndex.spread(random.nextInt(15_000)));
        }
        assertThat(index.size()).isEqualTo(expected.size());
        expected.forEach((key, number) -> assertThat(index.find(key)).isEqualTo(number));
        assertThat(index.keys())
                .containsExactly(
                        expected.keySet().stream().mapToLong(Long::longValue).toArray());
    }

    @Test
    void keysOfTheSamePlaceAreToldApart() {
        for (long upper = -300; upper < 300; upper++) {
            add(upper << 32 | 77);
        }
        expected.forEach((key, number) -> assertThat(index.find(key)).isEqualTo(number));
        assertThat(index.find(300L << 32 | 77)).isEqualTo(-1);
    }

    @Test
    void manyAreFoundAtOnceAsOneByOne() {
        for (int i = 0; i < 3_000; i++) {
            add(LongIndex.spread(i));
        }
        long[] keys = random.longs(500, 0, 6_000).map(LongIndex::spread).toArray();
        int[] oneByOne = Arrays.stream(keys, 0, 400)
                .mapToInt(key -> expected.getOrDefault(key, -1))
                .toArray();
        assertThat(index.findAll(keys, 400)).containsExactly(oneByOne);
    }
}
