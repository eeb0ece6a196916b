package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
        boolean program = isOnPath("duckdb");
        double ours = Double.POSITIVE_INFINITY;
        double theirs = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            ours = Math.min(ours, seconds(rollcall()));
            theirs = Math.min(theirs, seconds(program ? duckDb() : duckDbByJdbc()));
        }
        boolean same = rows(OURS).equals(rows(THEIRS));
        Figures figures = new Figures("flatten");
        figures.note("people", COMPANY.people());
        figures.note("groups", COMPANY.groups());
        figures.note("depth", COMPANY.depth());
        figures.note("seed", COMPANY.seed());
        figures.note("rows", rows(OURS).count());
        figures.note("same rows", same);
        figures.note("duckdb", program ? "its own program" : "its JDBC driver in a JVM");
        figures.compared("flatten: seconds (bound: DuckDB)", ours, theirs, TARGET);
        figures.print();
        System.out.println("rows: " + rows(OURS) + ", DuckDB's: " + rows(THEIRS));
        System.out.println("written: " + figures.write());
        System.exit(same && figures.allMet() ? 0 : 1);
    }

    private static List<String> rollcall() {
        return java(List.of("-Xmx400m", "-XX:+UseSerialGC"), FlattenRollcall.class, OURS);
    }

    private static List<String> duckDbByJdbc() {
        return java(List.of("--enable-native-access=ALL-UNNAMED"), FlattenDuckDb.class, THEIRS);
    }

    private static List<String> duckDb() {
        return List.of(
                "duckdb", "-c", FlattenDuckDb.query(MEMBERSHIPS, NESTING, THEIRS, COMPANY.depth()));
    }

    private static List<String> java(List<String> options, Class<?> main, Path out) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Stream.of(MEMBERSHIPS, NESTING, out, COMPANY.depth())
                .map(String::valueOf)
                .forEach(command::add);
        return command;
    }

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(PLACE.resolve("errors.txt").toFile())
                        .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(
                    command.getFirst()
                            + " failed: "
                            + Files.readString(PLACE.resolve("errors.txt")));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** How many rows, and the sum of their hashes, in which the order does not count. */
    private record Rows(long count, long sum) {}

    private static Rows rows(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.reduce(
                    new Rows(0, 0),
                    (rows, line) -> new Rows(rows.count() + 1, rows.sum() + hash(line)),
                    (a, b) -> new Rows(a.count() + b.count(), a.sum() + b.sum()));
        }
    }

    /** FNV-1a of 64 bits. */
    private static long hash(String line) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < line.length(); at++) {
            hash = (hash ^ line.charAt(at)) * 0x100000001b3L;
        }
        return hash;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
