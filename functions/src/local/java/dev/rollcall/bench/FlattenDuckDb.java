package dev.rollcall.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The same by DuckDB's recursive query, as a process of its own: MEMBERSHIPS NESTING OUT DEPTH.
 *
 * <p>The query is the quickest that we found: groups are flattened first, each group reached once
 * ({@code USING KEY}), and people are joined to that. Ids are of one length, so the first path by
 * text is the first by name.
 */
final class FlattenDuckDb {
    private static final String QUERY =
            """
            COPY (
              WITH RECURSIVE
                membership AS (
                  FROM read_csv('%1$s', header = false, auto_detect = false,
                    columns = {'person': 'VARCHAR', 'grp': 'VARCHAR'})),
                nesting AS MATERIALIZED (
                  FROM read_csv('%2$s', header = false, auto_detect = false,
                    columns = {'child': 'VARCHAR', 'parent': 'VARCHAR'})),
                closure(direct, grp, depth, path) USING KEY (direct, grp) AS (
                  SELECT DISTINCT grp, grp, 0, grp FROM membership
                  UNION
                  SELECT c.direct, n.parent, c.depth + 1, min(c.path || '>' || n.parent)
                  FROM closure c
                  JOIN nesting n ON n.child = c.grp
                  LEFT JOIN recurring.closure r ON r.direct = c.direct AND r.grp = n.parent
                  WHERE r.grp IS NULL AND c.depth < %4$d
                  GROUP BY c.direct, n.parent, c.depth)
              SELECT m.person, c.grp, substr(min(c.key), 2)
              FROM membership m
              JOIN (SELECT direct, grp, chr(65 + depth) || path AS key FROM closure) c
                ON c.direct = m.grp
              GROUP BY m.person, c.grp
            ) TO '%3$s' (FORMAT csv, HEADER false)
            """;

    private FlattenDuckDb() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    query(
                            Path.of(args[0]),
                            Path.of(args[1]),
                            Path.of(args[2]),
                            Integer.parseInt(args[3])));
        }
    }

    static String query(Path memberships, Path nesting, Path out, int depth) {
        return QUERY.formatted(memberships, nesting, out, depth);
    }
}
