package dev.rollcall.testing.aws;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test, drops the tables it made; found by JUnit itself, so that no test can forget it.
 *
 * <p>Once a second, DynamoDB Local reads all that it knows of all its tables: hundreds of left ones
 * cost more than the tests themselves.
 */
public final class DroppedTables implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) {
        TestTable.dropAll();
    }
}
