package charge.hotline.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    private Path root;

    @Test
    void whatIsPackedIsReadAgainAsTheSameContentWithoutItsRecordings() throws Exception {
        Files.createDirectories(root.resolve("fr/audio"));
        Files.writeString(root.resolve("checklist.yaml"), "é");
        Files.writeString(root.resolve("fr/light.ftlx"), "words");
        Files.write(root.resolve("fr/audio/light.ask.mp3"), new byte[100_000]);
        Folder folder = Folder.read(root);

        byte[] packed = folder.packed();
        Folder again = Folder.unpack(folder.version(), packed);

        assertThat(again.version()).isEqualTo(folder.version());
        assertThat(again.names()).containsExactly("checklist.yaml", "fr/light.ftlx");
        assertThat(again.text("checklist.yaml", new Faults())).hasValue("é");
        assertThat(packed).hasSizeLessThan(1_000);
    }

    @Test
    void ourContentIsReadFromItsBundleAsFromItsFolder() throws Exception {
        Folder folder = Folder.read(Path.of("prompts"));

        ContentReader.Result read = ContentReader.read(Folder.unpack(folder.version(), folder.packed()));

        assertThat(read).isInstanceOfSatisfying(ContentReader.Loaded.class, loaded -> {
            assertThat(loaded.content().version()).isEqualTo(folder.version());
            assertThat(loaded.content().checklist()).isEqualTo(OurContent.CHECKLIST);
        });
    }
}
