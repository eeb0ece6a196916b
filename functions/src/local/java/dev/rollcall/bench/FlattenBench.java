package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Flattening a company of nested groups, beside DuckDB's recursive query: whole processes that read
 * the same two files, in turns, the better of {@value #ROUNDS} each. DuckDB's own program is taken
 * if it is on the path, else its JDBC driver in a JVM.
 */
public final class FlattenBench {
    private static final NestedCompany COMPANY = new NestedCompany(100_000, 20_000, 10, 20_261_126);
    private static final int ROUNDS = 3;
    private static final double TARGET = 0.5;
    private static final Path PLACE = Path.of("target", "bench", "flatten").toAbsolutePath();
    private static final Path MEMBERSHIPS = PLACE.resolve("memberships.csv");
    private static final Path NESTING = PLACE.resolve("nesting.csv");
    private static final Path OURS = PLACE.resolve("rollcall.csv");
    private static final Path THEIRS = PLACE.resolve("duckdb.csv");

    private FlattenBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.createDirectories(PLACE);
        COMPANY.write(MEMBERSHIPS, NESTING);
        boolean program = Programs.isOnPath("duckdb");
        Programs programs = new Programs(PLACE);
        double ours = Double.POSITIVE_INFINITY;
        double theirs = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            ours = Math.min(ours, programs.seconds(rollcall()));
            theirs = Math.min(theirs, programs.seconds(program ? duckDb() : duckDbByJdbc()));
        }
        Rows found = Rows.of(OURS);
        boolean same = found.equals(Rows.of(THEIRS));
        Figures figures = new Figures("flatten");
        figures.note("people", COMPANY.people());
        figures.note("groups", COMPANY.groups());
        figures.note("depth", COMPANY.depth());
        figures.note("seed", COMPANY.seed());
        figures.note("rows", found.count());
        figures.note("same rows", same);
        figures.note("duckdb", program ? "its own program" : "its JDBC driver in a JVM");
        figures.compared("flatten: seconds (bound: DuckDB)", ours, theirs, TARGET);
        figures.print();
        System.out.println("rows: " + found + ", DuckDB's: " + Rows.of(THEIRS));
        System.out.println("written: " + figures.write());
        System.exit(same && figures.allMet() ? 0 : 1);
    }

    private static List<String> rollcall() {
        return Programs.java(
                List.of("-Xmx400m", "-XX:+UseSerialGC"),
                FlattenRollcall.class,
                MEMBERSHIPS,
                NESTING,
                OURS,
                COMPANY.depth());
    }

    private static List<String> duckDbByJdbc() {
        return Programs.java(
                List.of("--enable-native-access=ALL-UNNAMED"),
                FlattenDuckDb.class,
                MEMBERSHIPS,
                NESTING,
                THEIRS,
                COMPANY.depth());
    }

    private static List<String> duckDb() {
        return List.of(
                "duckdb", "-c", FlattenDuckDb.query(MEMBERSHIPS, NESTING, THEIRS, COMPANY.depth()));
    }
}
