package dev.rollcall.local.stepfunctions.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

class EvaluatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private final Evaluator evaluator = new Evaluator(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "$states.input.n|5",
                "10 / 5|2",
                "10 / 4|2.5",
                "0.1 + 0.2|0.30000000000000004",
                "$states.input.nothing|null",
                "$states.input.list|[1,null,2]",
                "$v|null",
                "[1..3]|[1,2,3]",
                "{'a': [1, 'x', true]}|{\"a\":[1,\"x\",true]}",
                "$partition([1,2,3,4,5], 2)|[[1,2],[3,4],[5]]",
                "$range(0, 6, 2)|[0,2,4,6]",
                "$range(1, 9, 9)|1",
                "{'a': $range(1, 1, 1)}|{\"a\":1}",
                "$hash('input', 'SHA-1')|\"140f86aae51ab9e1cda9b4254fe98a74eb54c1a1\"",
                "$random(42)|0.7275636800328681",
                "$parse('{\"a\": 1}').a|1",
                "$now()|\"2026-01-02T03:04:05.678Z\"",
                "$millis()|1767323045678",
                "$length($uuid())|36",
            })
    void gives_json(String source, String expected) throws JsonProcessingException {
        assertThat(evaluate(source)).isEqualTo(new Evaluation.Value(JSON.readTree(expected)));
    }

    @Test
    void tells_nothing_from_null() {
        assertThat(evaluate("$states.input.missing")).isEqualTo(new Evaluation.Undefined());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$fn := function($x){$x}", "$sum", "/a/"})
    void a_function_is_no_result(String source) {
        assertThat(evaluate(source)).isEqualTo(new Evaluation.Unsupported());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "$sum([1, 'a'])|. T0412: Argument 1 of function \"sum\" must be an array of"
                        + " \"numbers\"",
                "$abs('x')|. T0410: Argument 1 of function \"abs\" does not match function"
                        + " signature",
                "$unknown()|. T1006: Attempted to invoke a non-function",
                "1 + 'a'|. T2002: The right side of the \"+\" operator must evaluate to a number",
                "1 < 'a'|. T2009: The values 1 and \"a\" either side of operator \"<\" must be of"
                        + " the same data type",
                "$number('x')|. D3030: Unable to cast value to a number: \"x\"",
                "$error('boom')|. D3137: boom",
            })
    void words_a_failure_as_aws_does(String source, String detail) {
        assertThat(evaluate(source)).isEqualTo(new Evaluation.Failed(detail));
    }

    @Test
    void ends_an_expression_that_recurses_for_ever() {
        assertThat(evaluate("($f := function($x) {1 + $f($x + 1)}; $f(1))"))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.detail()).contains("Stack overflow error"));
    }

    private Evaluation evaluate(String source) {
        try {
            JsonNode states =
                    JSON.readTree(
                            """
                            {"input": {"n": 5, "nothing": null, "list": [1, null, 2]}}
                            """);
            return evaluator.evaluate(
                    new Expression(source), Map.of("states", states, "v", JSON.nullNode()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
