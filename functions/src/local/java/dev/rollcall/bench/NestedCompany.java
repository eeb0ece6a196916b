package dev.rollcall.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A company of nested groups as two CSV files: who is in which group, and which group is in which.
 * Groups lie on levels; a group is in one or two of the next level, and a few are in one far below
 * themselves, which closes a cycle.
 */
record NestedCompany(int people, int groups, int depth, long seed) {
    private static final int MOST_OF_ONE = 5;

    void write(Path memberships, Path nesting) throws IOException {
        Random random = new Random(seed);
        int level = groups / (depth + 1);
        try (BufferedWriter out = Files.newBufferedWriter(nesting)) {
            for (int group = 0; group < groups - level; group++) {
                int next = (group / level + 1) * level;
                int first = next + random.nextInt(Math.min(level, groups - next));
                edge(out, group, first);
                int second = next + random.nextInt(Math.min(level, groups - next));
                if (random.nextInt(5) == 0 && second != first) {
                    edge(out, group, second);
                }
            }
            for (int cycle = groups / 200; cycle > 0; cycle--) {
                int low = random.nextInt(level);
                edge(out, low + level * (1 + random.nextInt(depth)), low);
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(memberships)) {
            for (int person = 0; person < people; person++) {
                int count = 1 + random.nextInt(MOST_OF_ONE);
                int step = 1 + random.nextInt(groups / MOST_OF_ONE);
                int group = random.nextInt(groups);
                for (int n = 0; n < count; n++) {
                    out.write(String.format(Locale.ROOT, "u%06d,g%05d\n", person, group));
                    group = (group + step) % groups;
                }
            }
        }
    }

    private static void edge(BufferedWriter out, int group, int parent) throws IOException {
        out.write(String.format(Locale.ROOT, "g%05d,g%05d\n", group, parent));
    }
}
