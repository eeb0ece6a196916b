package dev.rollcall.local.stepfunctions.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

class ExpressionTest {

    @Test
    void is_a_string_in_braces_with_percent_signs() {
        assertThat(Expression.isOne("{% $states.input %}")).isTrue();
        assertThat(Expression.isOne("$states.input")).isFalse();
        assertThat(Expression.isOne("{%}")).isFalse();
    }

    @Test
    void keeps_the_text_between_the_braces() {
        assertThat(Expression.of("{%  1 + 1 %}").source()).isEqualTo("1 + 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$a ?? 1", "$a?:1", "$eval('1+1')", "($x := $eval; $x('1'))"})
    void refuses_what_came_after_version_2_0_6(String source) {
        assertThat(new Expression(source).refusal()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$contains($a, /(?:x)y??/)",
                "'what ?? is ?: this'",
                "\"$eval(1)\"",
                "`??`.a",
                "1 /* ?? */ + 1",
                "$a ? 1 : 2",
                "($a / 2) / $b",
                "$evaluation"
            })
    void is_not_misled_by_texts_names_comments_and_regular_expressions(String source) {
        assertThat(new Expression(source).refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 +|Unexpected end of expression",
                "a[1,2)|Expected \"]\", got \",\"",
                "\"unterminated|String literal must be terminated by a matching quote",
                "$match(\"a\", /abc|No terminating / in regular expression"
            })
    void says_in_the_words_of_aws_why_it_does_not_compile(String source, String message) {
        assertThat(new Expression(source).refusal()).contains(message);
    }

    @Test
    void tells_the_variables_it_reads_from_those_it_binds() {
        assertThat(new Expression("$looks < 40 and $states.input.outcome in ['$no', $other]"))
                .extracting(Expression::variables)
                .isEqualTo(Set.of("looks", "other"));
        assertThat(new Expression("($x := 1; $map($all, function($v, $i) { $v + $i + $x }))"))
                .extracting(Expression::variables)
                .isEqualTo(Set.of("all"));
    }
}
