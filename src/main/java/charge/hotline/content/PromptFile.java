package charge.hotline.content;

import freemarker.core.ParseException;
import freemarker.template.utility.StringUtil;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One template file, taken apart: its sections are macros without parameters, its tables of wordings are assigned hashes at
 * the top. Each section stands for itself: it sees the values it is given, and neither the tables nor other sections.
 *
 * @param name the file's name without its ending: {@code light}
 * @param file below the prompts folder: {@code fr/light.ftlx}
 * @param sections by name
 * @param tables by name ({@code said}, {@code told} …), each id to its wording
 */
public record PromptFile(
        String name, String file, Map<String, Section> sections, Map<String, Map<String, Wording>> tables) {

    static final String ENDING = ".ftlx";

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern PIECE = Pattern.compile(
            "(?<comment><#--.*?-->)"
                    + "|<#macro\\s+\"?(?<section>[^\\s\">]*)\"?\\s*>(?<body>.*?)</#macro>"
                    + "|<#assign\\s+(?<table>\\w+)\\s*=\\s*\\{(?<rows>(?:[^\"}]++|" + STRING + ")*+)\\}\\s*/?>",
            Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile("(" + STRING + ")\\s*:\\s*(" + STRING + ")\\s*(?:,|$)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * What stands in one section.
     *
     * @param place its first line
     * @param source as written
     */
    public record Section(Place place, String source) {}

    /** A short wording and where it stands. */
    public record Wording(Place place, String text) {}

    static PromptFile parse(String name, String file, String text, Faults faults) {
        return new Parser(name, file, text, faults).parse();
    }

    private static final class Parser {
        private final String name;
        private final String file;
        private final String text;
        private final Faults faults;
        private final Map<String, Section> sections = new LinkedHashMap<>();
        private final Map<String, Map<String, Wording>> tables = new LinkedHashMap<>();

        Parser(String name, String file, String text, Faults faults) {
            this.name = name;
            this.file = file;
            this.text = text;
            this.faults = faults;
        }

        PromptFile parse() {
            Matcher piece = PIECE.matcher(text);
            int end = 0;
            while (piece.find()) {
                notSpoken(end, piece.start());
                end = piece.end();
                if (piece.group("section") != null) {
                    section(piece);
                } else if (piece.group("table") != null) {
                    table(piece.group("table"), piece.group("rows"), piece.start(), piece.start("rows"));
                }
            }
            notSpoken(end, text.length());
            return new PromptFile(
                    name, file, Collections.unmodifiableMap(sections), Collections.unmodifiableMap(tables));
        }

        private void notSpoken(int from, int to) {
            String between = text.substring(from, to);
            if (!between.isBlank()) {
                int first = from + between.indexOf(between.strip());
                faults.error(
                        place(first),
                        "stands outside a section, so nobody would hear it; write <#macro name>…</#macro> around it"
                                + " (without parameters), or put it in quotes in <#assign table = {\"id\": \"words\"}>");
            }
        }

        private void section(Matcher piece) {
            String section = piece.group("section");
            Place place = place(piece.start());
            if (!ID.matcher(section).matches()) {
                faults.error(
                        place, "`" + section + "` is no name for a section; write small letters, digits and hyphens");
            } else if (sections.putIfAbsent(section, new Section(place(piece.start("body")), piece.group("body")))
                    != null) {
                faults.error(place, "section `" + section + "` stands here twice; keep one of them");
            }
        }

        private void table(String table, String rows, int start, int rowsStart) {
            Map<String, Wording> wordings = new LinkedHashMap<>();
            Matcher row = ROW.matcher(rows);
            int end = 0;
            while (row.find() && rows.substring(end, row.start()).isBlank()) {
                end = row.end();
                Place place = place(rowsStart + row.start());
                String id = unquote(row.group(1), place);
                if (wordings.putIfAbsent(
                                id,
                                new Wording(place, unquote(row.group(2), place).strip()))
                        != null) {
                    faults.error(place, "`" + id + "` stands in `" + table + "` twice; keep one of them");
                }
            }
            String rest = rows.substring(end);
            if (!rest.isBlank()) {
                faults.error(
                        place(rowsStart + end + rest.indexOf(rest.strip())),
                        "cannot be read; write \"id\": \"words\", with a comma between two of them");
            }
            if (tables.putIfAbsent(table, Collections.unmodifiableMap(wordings)) != null) {
                faults.error(place(start), "table `" + table + "` stands here twice; keep one of them");
            }
        }

        private String unquote(String quoted, Place place) {
            try {
                return StringUtil.FTLStringLiteralDec(quoted.substring(1, quoted.length() - 1));
            } catch (ParseException e) {
                faults.error(place, "cannot be read: " + e.getEditorMessage());
                return quoted;
            }
        }

        private Place place(int at) {
            return new Place(
                    file,
                    1
                            + (int) text.substring(0, at)
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count());
        }
    }
}
