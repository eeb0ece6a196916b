package dev.rollcall.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** What has several spellings elsewhere has one for the schema and the reader. */
class PolicySpellingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "approvals.expiry|P|PT|pt8h|+PT8H|PT-8H|P1DT|PT8H0|PT0S|P-1D",
                "sla.accessCut|P|PT|pt5m|PT0S|P0D|PT0.0S|PT5M5",
                "leavers.dwell|P|PT|pt5s|PT-5S|P1DT",
                "populations[0].lifetime|P|P0D|P0W|p5d|P-5D|P2W-1D|P1M|P1Y|PT24H|P5D5W",
                "mappings[0].expires|2099-12-31|2099-12-31 "
                    + " Europe/Berlin|2099-12-31t00:00:00z|2099-12-31T18:00Z|2099-12-31T00:00:00+01:00|2099-12-31"
                    + " +01:00",
                "approvals.approvers[0].zone|+01:00|UTC+01:00|Europe/ Berlin",
                "operators[0].arn|arn:aws:iam::111122223333:foo|arn:aws:iam::111122223333:role/|"
                        + "arn:aws:iam::111122223333:user/ines|arn:aws:iam::1:role/Incident|"
                        + "arn:aws:sts::111122223333:assumed-role/Incident/*",
                "mappings[0].idpGroup.name|` `|`\t`",
                "reactions.manual-add|Hold|held|remove|none",
                "reactions.ghost-membership|hold",
                "reactions.held-leaver|correct|hold",
            })
    void both_refuse_each_of_these(ArgumentsAccessor row) {
        String place = requireNonNull(row.getString(0));
        for (int i = 1; i < row.size() && row.get(i) != null; i++) {
            ObjectNode file = PolicyForm.complete();
            Places.put(file, place, new TextNode(row.getString(i)));

            assertThat(PolicyForm.errors(file, fault -> PolicyForm.concerns(fault, place)))
                    .as("the reader refuses %s", row.getString(i))
                    .isTrue();
            assertThat(PolicyForm.SCHEMA.validate(file))
                    .as("the schema refuses %s", row.getString(i))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approvals.expiry|P1DT2H|PT8H30M|P1D|PT600.5S",
                "leavers.dwell|PT0S|PT1.5S",
                "populations[0].lifetime|P2W|P1W3D|P10D",
                "mappings[0].expires|2099-12-31T18:00:00Z|2099-12-31T18:00:00.123Z|2099-12-31 UTC",
                "reactions.manual-add|report|correct|hold",
                "reactions.ghost-membership|report|correct",
                "approvals.approvers[0].zone|UTC|America/Argentina/Buenos_Aires|Etc/GMT+5",
            })
    void both_take_each_of_these(ArgumentsAccessor row) {
        String place = requireNonNull(row.getString(0));
        for (int i = 1; i < row.size() && row.get(i) != null; i++) {
            ObjectNode file = PolicyForm.complete();
            Places.put(file, place, new TextNode(row.getString(i)));

            assertThat(PolicyYaml.read(file.toString().getBytes(UTF_8)))
                    .as(row.getString(i))
                    .isInstanceOf(PolicyYaml.Valid.class);
            assertThat(PolicyForm.SCHEMA.validate(file)).as(row.getString(i)).isEmpty();
        }
    }
}
