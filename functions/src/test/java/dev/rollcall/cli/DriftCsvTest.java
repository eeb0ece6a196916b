package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.wire.DriftState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** The table is RFC 4180's, and no spreadsheet runs anything in it. */
class DriftCsvTest {
    private static final String HEAD =
            "id,kind,person,account,entitlement,label,since,state,prospect,changed,why\r\n";

    @Test
    void without_any_there_is_the_line_of_names() {
        assertThat(DriftCsv.of(List.of())).isEqualTo(HEAD);
    }

    @Test
    void each_is_a_line_that_ends_with_cr_lf() {
        assertThat(DriftCsv.of(List.of(why("eng: lists it"), why(""))))
                .isEqualTo(
                        HEAD
                                + "1,manual-add,okta:00u1,U1,channel:C1,#eng,2026-11-24T10:00:00Z,"
                                + "open,by-itself,,eng: lists it\r\n"
                                + "1,manual-add,okta:00u1,U1,channel:C1,#eng,2026-11-24T10:00:00Z,"
                                + "open,by-itself,,\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a, b|\"a, b\"",
                "say \"no\"|\"say \"\"no\"\"\"",
                "~a\nb~|~\"a\nb\"~",
                "=HYPERLINK(1)|'=HYPERLINK(1)",
                "+1|'+1",
                "-1|'-1",
                "@here|'@here",
                "~\t=1~|~'\t=1~",
                "=A1,B1|\"'=A1,B1\"",
                "a=1|a=1"
            })
    void what_would_break_a_line_or_be_run_is_made_harmless(String why, String field) {
        assertThat(DriftCsv.of(List.of(why(why)))).endsWith(",," + field + "\r\n");
    }

    private static DriftState why(String why) {
        return new DriftState(
                "1",
                "manual-add",
                "has it",
                "okta:00u1",
                "U1",
                "channel:C1",
                "#eng",
                "2026-11-24T10:00:00Z",
                "open",
                "by-itself",
                "is set right",
                "",
                why);
    }
}
