package charge.hotline.content;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.ContentReader.Loaded;
import charge.hotline.content.ContentReader.Refused;
import charge.hotline.content.ContentReader.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ContentWatchTest {
    @TempDir
    private Path temp;

    private final BlockingQueue<Result> news = new LinkedBlockingQueue<>();
    private EditorsFolder folder;
    private ContentWatch watch;

    @BeforeEach
    void start() throws Exception {
        folder = EditorsFolder.complete(temp);
        watch = ContentWatch.start(temp, loaded(ContentReader.read(temp)).version(), ContentReader::read, news::add);
    }

    @AfterEach
    void stop() throws Exception {
        watch.close();
    }

    private static Content loaded(Result result) {
        assertThat(result).isInstanceOf(Loaded.class);
        return ((Loaded) result).content();
    }

    private static String said(Result result) {
        return loaded(result)
                .languageOrFirst("en")
                .prompts()
                .render("light.ask", java.util.Map.of())
                .orElse("");
    }

    @Test
    void aSavedFileIsTakenWithoutARestart() throws Exception {
        folder.replace("en/light.ftlx", "Question?", "What colour?");

        assertThat(said(news.take())).isEqualTo("What colour?");
    }

    @Test
    void aBrokenEditIsToldAndMendingItTooEvenToWhatItWas() throws Exception {
        folder.replace("checklist.yaml", "kind: open", "kind: opn");
        assertThat(news.take()).isInstanceOf(Refused.class);

        folder.replace("checklist.yaml", "kind: opn", "kind: open");
        assertThat(said(news.take())).isEqualTo("Question?");
    }

    @Test
    void severalSavesOneAfterTheOtherAreToldInTheEndAndANewFolderIsWatched() throws Exception {
        folder.write("en/audio/light.ask.mp3", "first").write("en/audio/light.ask.mp3", "second");
        Content first = loaded(news.take());
        assertThat(first.languageOrFirst("en").prompts().recording("light.ask")).contains("light.ask.mp3");

        folder.delete("en/audio/light.ask.mp3");
        Content last = loaded(news.take());
        while (last.languageOrFirst("en").prompts().recording("light.ask").isPresent()) {
            last = loaded(news.take());
        }
        assertThat(last.version()).isNotEqualTo(first.version());
    }

    @Test
    void aReaderThatThrowsDoesNotEndTheWatch() throws Exception {
        watch.close();
        boolean[] thrown = {false};
        watch = ContentWatch.start(
                temp,
                "",
                path -> {
                    if (!thrown[0]) {
                        thrown[0] = true;
                        news.add(new Refused(java.util.List.of()));
                        throw new IllegalStateException("the first time");
                    }
                    return ContentReader.read(path);
                },
                news::add);
        folder.write("notes.txt", "one");
        assertThat(news.take()).isEqualTo(new Refused(java.util.List.of()));

        Files.writeString(temp.resolve("notes.txt"), "two");
        assertThat(news.take()).isInstanceOf(Loaded.class);
    }
}
