package charge.hotline;

import charge.hotline.journal.BackUp;
import charge.hotline.journal.CannotOpen;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commands {@code backup}, through the hotline that is running, and {@code restore}, where none is. */
final class BackUpCommand {
    static final String BACKUP = """
            backup --to FILE: writes all of the embedded journal to a file, while the hotline goes on. A file that is there is replaced,
            once the new one is whole. With it goes the secret, where that is kept in the data folder: keep the file as safe as that.
            """;

    static final String RESTORE = """
            restore --from FILE [--overwrite]: puts a back-up in the place of the journal in HOTLINE_DATA. Stop the hotline before. The
            file is checked first; --overwrite lets a journal that is there be lost.
            """;

    private BackUpCommand() {}

    static int backUp(Settings settings, List<String> arguments, PrintStream out) throws IOException {
        if (arguments.size() != 2 || !arguments.getFirst().equals("--to")) {
            throw new WrongArguments("Write the file.", BACKUP);
        }
        Path file = Path.of(arguments.getLast()).toAbsolutePath();
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        if (!Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new CannotStart(List.of(file + " is no file in a folder that is there."));
        }
        new DeskClient(settings).fetch("/api/backup", file);
        out.println(file + ": " + Files.size(file) + " bytes");
        return 0;
    }

    static int restore(Settings settings, List<String> arguments, PrintStream out) {
        boolean overwrite = arguments.contains("--overwrite");
        List<String> rest =
                arguments.stream().filter(word -> !word.equals("--overwrite")).toList();
        rest.stream()
                .filter(word -> word.startsWith("--") && !word.equals("--from"))
                .findFirst()
                .ifPresent(word -> {
                    throw WrongArguments.unknown("restore", word, RESTORE);
                });
        if (rest.size() != 2 || !rest.getFirst().equals("--from")) {
            throw new WrongArguments("Write the file.", RESTORE);
        }
        if (settings.database().isPresent()) {
            throw new CannotStart(
                    List.of("HOTLINE_DATABASE is set, so the journal is not in the data folder: restore it"
                            + " with the database's own means, for example pg_restore."));
        }
        Path file = Path.of(rest.getLast());
        try {
            out.println(
                    switch (BackUp.restore(file, settings.data(), overwrite)) {
                        case WHOLE -> settings.data() + " has the journal and the secret of " + file;
                        case WITHOUT_SECRET ->
                            settings.data() + " has the journal of " + file
                                    + "; it was made with a HOTLINE_SECRET, so set"
                                    + " the same one, or no caller is known again";
                    });
            out.println("Whoever was forgotten since it was made is in it again: forget them once more.");
            return 0;
        } catch (CannotOpen e) {
            throw new CannotStart(List.of(String.valueOf(e.getMessage())));
        }
    }
}
