package dev.rollcall.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Who should be in what, and who is, as two CSV files of account and thing. Each account should be
 * in ten things, and each thing has five hundred accounts; of each hundredth membership the account
 * is in another thing instead. The first file is one account after another, as rules say it; the
 * second one thing after another, as Slack is read.
 *
 * @param memberships how many rows each file has
 */
record TwoLists(int memberships, long seed) {
    private static final int EACH_IN = 10;
    private static final int EACH_HAS = 500;

    void write(Path desired, Path actual) throws IOException {
        int things = memberships / EACH_HAS;
        long[] there = new long[memberships];
        Random random = new Random(seed);
        try (BufferedWriter out = Files.newBufferedWriter(desired)) {
            for (int account = 0; account < memberships / EACH_IN; account++) {
                int first = random.nextInt(things);
                // Twice as many steps as it is in things lead to no thing twice.
                int step = 1 + random.nextInt(things / (2 * EACH_IN + 1));
                for (int n = 0; n < EACH_IN; n++) {
                    row(out, account, (first + n * step) % things);
                    int steps = random.nextInt(100) == 0 ? EACH_IN + n : n;
                    there[account * EACH_IN + n] =
                            (long) ((first + steps * step) % things) << Integer.SIZE | account;
                }
            }
        }
        Arrays.sort(there);
        try (BufferedWriter out = Files.newBufferedWriter(actual)) {
            for (long one : there) {
                row(out, (int) one, (int) (one >>> Integer.SIZE));
            }
        }
    }

    private static void row(BufferedWriter out, int account, int thing) throws IOException {
        out.write(String.format(Locale.ROOT, "U0%08d,C0%08d\n", account, thing));
    }
}
