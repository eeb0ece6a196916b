package dev.rollcall.bench;

import dev.rollcall.platform.set.Memberships;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compares two lists of memberships with what reconciliation keeps of a company, as a process of
 * its own: DESIRED ACTUAL OUT. Both lists are read at once.
 */
final class DiffRollcall {
    private final Names accounts = new Names();
    private final Names things = new Names();

    private DiffRollcall() {}

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        DiffRollcall diff = new DiffRollcall();
        try (ExecutorService other = Executors.newSingleThreadExecutor();
                BufferedWriter out =
                        Files.newBufferedWriter(Path.of(args[2]), StandardCharsets.ISO_8859_1)) {
            Future<Memberships<String>> reading = other.submit(diff.reading(Path.of(args[1])));
            Memberships<String> desired = diff.read(Path.of(args[0]));
            Memberships<String> actual = reading.get();
            diff.write(out, "missing", desired, actual);
            diff.write(out, "too-much", actual, desired);
        }
    }

    private Callable<Memberships<String>> reading(Path file) {
        return () -> read(file);
    }

    private Memberships<String> read(Path file) throws IOException {
        Memberships<String> memberships = new Memberships<>();
        Gathered rows = new Gathered(thing -> memberships.holders(things.text(thing)));
        PairStream.read(file, accounts, things, rows::add);
        rows.flush();
        return memberships;
    }

    private void write(
            BufferedWriter out, String what, Memberships<String> here, Memberships<String> there) {
        here.without(
                there,
                (thing, more) ->
                        more.forEach(account -> {
                            try {
                                out.write(what);
                                out.write(',');
                                out.write(accounts.text(account));
                                out.write(',');
                                out.write(thing);
                                out.write('\n');
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }));
    }
}
