package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.aws.dynamodb.FaultyDynamoDb;
import dev.rollcall.local.aws.dynamodb.FaultyDynamoDb.Trouble;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbFaultsTest {
    private LocalCompany company;
    private int leaver = 20;

    @BeforeAll
    void start() {
        company = LocalCompany.withoutLimits(40).alike();
    }

    @AfterAll
    void stop() {
        company.close();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void a_leaver_gets_out_by_one_write_each_though_every_write_to_the_table_meets_trouble_once(
            Trouble trouble) {
        FaultyDynamoDb dynamoDb = company.runtime().aws().dynamoDb();
        int number = leaver++;
        int from = company.calls();
        company.quiet();
        dynamoDb.troubleEachWriteOnce(trouble);
        company.leaves(number);

        boolean settled = company.settles(number, Duration.ofMinutes(10));
        int troubled = dynamoDb.troubled();
        dynamoDb.clear();

        assertThat(settled).isTrue();
        assertThat(troubled)
                .as("writes that met trouble")
                .isGreaterThan(trouble == Trouble.THROTTLED ? 2 : 40);
        assertThat(company.out(number)).isTrue();
        assertThat(company.writes(from)).doesNotHaveDuplicates().hasSize(4);
        company.timeline().advance(Duration.ofMinutes(2));
        assertThat(company.records().pending()).isEmpty();
    }
}
