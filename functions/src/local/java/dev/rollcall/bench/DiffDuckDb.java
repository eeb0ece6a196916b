package dev.rollcall.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The same by DuckDB's EXCEPT both ways, as a process of its own: DESIRED ACTUAL OUT. */
final class DiffDuckDb {
    private static final String QUERY =
            """
            COPY (
              WITH
                desired AS MATERIALIZED (
                  FROM read_csv('%1$s', header = false, auto_detect = false,
                    columns = {'account': 'VARCHAR', 'thing': 'VARCHAR'})),
                actual AS MATERIALIZED (
                  FROM read_csv('%2$s', header = false, auto_detect = false,
                    columns = {'account': 'VARCHAR', 'thing': 'VARCHAR'}))
              SELECT 'missing', account, thing
              FROM (SELECT * FROM desired EXCEPT SELECT * FROM actual)
              UNION ALL
              SELECT 'too-much', account, thing
              FROM (SELECT * FROM actual EXCEPT SELECT * FROM desired)
            ) TO '%3$s' (FORMAT csv, HEADER false)
            """;

    private DiffDuckDb() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(query(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])));
        }
    }

    static String query(Path desired, Path actual, Path out) {
        return QUERY.formatted(desired, actual, out);
    }
}
