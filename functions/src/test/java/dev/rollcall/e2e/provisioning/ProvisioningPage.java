package dev.rollcall.e2e.provisioning;

import dev.rollcall.testing.Project;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/provisioning.md that say what is written. */
final class ProvisioningPage {
    private static final String PAGE = Project.read(Project.path("docs/provisioning.md"));
    private static final int SOUGHT = 4;

    private ProvisioningPage() {}

    /**
     * A row.
     *
     * @param who the words in its first column
     * @param writes what is written, in order
     * @param readBack what is called after the last write, as Slack's documentation names it
     */
    record Told(String who, List<Step> writes, List<String> readBack) {
        Told {
            writes = List.copyOf(writes);
            readBack = List.copyOf(readBack);
        }
    }

    /** Returns the rows by the state of the person. */
    static List<Told> states() {
        return table("| who |").stream()
                .map(row -> new Told(row.who(), row.writes(), List.of()))
                .toList();
    }

    /** Returns how each thing is given and taken, in the order of the page. */
    static List<Told> changes() {
        return table("| what |");
    }

    /** Returns what each step of the machine may call: what it reads, and what it writes. */
    static Map<String, Set<String>> steps() {
        return lines("| step |")
                .collect(
                        Collectors.toMap(
                                cells -> quoted(cells[0]).getFirst(),
                                cells -> new TreeSet<>(quoted(cells[1] + cells[2]))));
    }

    static Told row(String who) {
        return Stream.concat(states().stream(), changes().stream())
                .filter(row -> row.who().equals(who))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The page has no row " + who));
    }

    private static List<Told> table(String head) {
        return lines(head).map(ProvisioningPage::told).toList();
    }

    private static Stream<String[]> lines(String head) {
        return PAGE.lines()
                .dropWhile(line -> !line.startsWith(head))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(1, line.length() - 1).split(" \\| ", -1));
    }

    private static Told told(String[] cells) {
        if (cells.length != SOUGHT) {
            throw new IllegalArgumentException("Four cells, not " + List.of(cells));
        }
        return new Told(cells[0].strip(), steps(cells[2].strip()), quoted(cells[3]));
    }

    private static List<Step> steps(String cell) {
        return cell.equals("none")
                ? List.of()
                : Stream.of(cell.split("; ")).map(part -> Step.read(part.strip())).toList();
    }

    private static List<String> quoted(String cell) {
        return Step.QUOTED.matcher(cell).results().map(span -> span.group(1)).toList();
    }
}
