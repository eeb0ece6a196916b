package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Comparing a million memberships with another million, beside DuckDB's EXCEPT both ways: whole
 * processes that read the same two files, in turns, the better of {@value #ROUNDS} each. DuckDB's
 * own program is taken if it is on the path, else its JDBC driver in a JVM. With the argument
 * {@code large} Rollcall then compares ten million with ten million. Rollcall's JVM compiles by the
 * first compiler only, which is quicker in so short a process, and is what Lambda's Java 25 does
 * without SnapStart.
 */
public final class DiffBench {
    private static final int MEMBERSHIPS = 1_000_000;
    private static final long SEED = 20_261_127;
    private static final int ROUNDS = 5;
    private static final double TARGET = 0.5;
    private static final int LARGER = 10;
    private static final double LARGER_TARGET = 11;
    private static final Path PLACE = Path.of("target", "bench", "diff").toAbsolutePath();
    private static final Path DESIRED = PLACE.resolve("desired.csv");
    private static final Path ACTUAL = PLACE.resolve("actual.csv");
    private static final Path OURS = PLACE.resolve("rollcall.csv");
    private static final Path THEIRS = PLACE.resolve("duckdb.csv");

    private DiffBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean large = List.of(arguments).contains("large");
        Files.createDirectories(PLACE);
        new TwoLists(MEMBERSHIPS, SEED).write(DESIRED, ACTUAL);
        Programs programs = new Programs(PLACE);
        boolean program = Programs.isOnPath("duckdb");
        double ours = Double.POSITIVE_INFINITY;
        double theirs = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            ours = Math.min(ours, programs.seconds(rollcall()));
            theirs = Math.min(theirs, programs.seconds(program ? duckDb() : duckDbByJdbc()));
        }
        Rows found = Rows.of(OURS);
        boolean same = found.equals(Rows.of(THEIRS));
        Figures figures = new Figures("diff");
        figures.note("memberships on each side", MEMBERSHIPS);
        figures.note("seed", SEED);
        figures.note("differences", found.count());
        figures.note("same differences", same);
        figures.note("duckdb", program ? "its own program" : "its JDBC driver in a JVM");
        figures.compared("diff: seconds (bound: DuckDB)", ours, theirs, TARGET);
        if (large) {
            new TwoLists(MEMBERSHIPS * LARGER, SEED).write(DESIRED, ACTUAL);
            double larger = Double.POSITIVE_INFINITY;
            for (int round = 0; round < ROUNDS; round++) {
                larger = Math.min(larger, programs.seconds(rollcall()));
            }
            figures.compared("ten times as many (bound: the above)", larger, ours, LARGER_TARGET);
        }
        figures.print();
        System.out.println(
                "differences: "
                        + found.count()
                        + (same ? ", the same as DuckDB's" : ", NOT DuckDB's"));
        System.out.println("written: " + figures.write());
        System.exit(same && figures.allMet() ? 0 : 1);
    }

    private static List<String> rollcall() {
        return Programs.java(
                List.of("-Xmx360m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                DiffRollcall.class,
                DESIRED,
                ACTUAL,
                OURS);
    }

    private static List<String> duckDbByJdbc() {
        return Programs.java(
                List.of("--enable-native-access=ALL-UNNAMED"),
                DiffDuckDb.class,
                DESIRED,
                ACTUAL,
                THEIRS);
    }

    private static List<String> duckDb() {
        return List.of("duckdb", "-c", DiffDuckDb.query(DESIRED, ACTUAL, THEIRS));
    }
}
