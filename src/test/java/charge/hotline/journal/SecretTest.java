package charge.hotline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void itIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        Path data = folder.resolve("data");
        byte[] made = Secret.keptIn(data).hmac("caller", "x");

        assertThat(Secret.keptIn(data).hmac("caller", "x")).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("secret"));
        }
    }

    @Test
    void anotherFolderHasAnother() {
        assertThat(Secret.keptIn(folder.resolve("a")).hmac("caller", "x"))
                .isNotEqualTo(Secret.keptIn(folder.resolve("b")).hmac("caller", "x"));
    }

    @Test
    void oneThatWasEmptiedIsNotReplacedSilently() throws Exception {
        Files.writeString(folder.resolve("secret"), "\n");

        assertThatThrownBy(() -> Secret.keptIn(folder))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void itIsHmacSha256OverPurposeAndText() {
        // printf 'caller\n+32470123456' | openssl dgst -sha256 -hmac key
        assertThat(HexFormat.of().formatHex(Secret.of("key").hmac("caller", "+32470123456")))
                .isEqualTo("8f2cf08d33debb50d2c7b46dff15fc06eab0f047b7aa7cb99cfd58aa11ed0fab");
        assertThat(Secret.of("key").hmac("a", "x"))
                .isNotEqualTo(Secret.of("key").hmac("b", "x"));
    }

    @Test
    void itIsNotShownInLogs() {
        assertThat(Secret.of("key").toString()).doesNotContain("key");
    }
}
