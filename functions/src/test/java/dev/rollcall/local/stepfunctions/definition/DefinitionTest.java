package dev.rollcall.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

class DefinitionTest {

    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    @Test
    void accepts_a_machine_of_every_type_of_state() {
        assertThat(
                        refusals(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "P", "TimeoutSeconds": 60, "States": {
                                  "P": {"Type": "Pass", "Next": "T"},
                                  "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                                        "Arguments": {"a": "{% $states.input %}"}, "TimeoutSeconds": 5,
                                        "Retry": [{"ErrorEquals": ["States.ALL"], "JitterStrategy": "FULL"}],
                                        "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "F"}], "Next": "C"},
                                  "C": {"Type": "Choice", "Default": "F",
                                        "Choices": [{"Condition": "{% true %}", "Next": "W"}]},
                                  "W": {"Type": "Wait", "Seconds": "{% 1 %}", "Next": "B"},
                                  "B": {"Type": "Parallel", "Next": "M", "Branches": [
                                        {"StartAt": "B1", "States": {"B1": {"Type": "Succeed"}}}]},
                                  "M": {"Type": "Map", "End": true, "ItemProcessor":
                                        {"StartAt": "M1", "States": {"M1": {"Type": "Succeed"}}}},
                                  "F": {"Type": "Fail", "Error": "E", "Cause": "{% $states.input %}"}}}
                                """))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'Type':'Pass'|SCHEMA_VALIDATION_FAILED: Exactly one of these fields is required:"
                        + " [Next, End] at /States/A",
                "'Type':'Pass','Next':'B'|MISSING_TRANSITION_TARGET: Missing 'Next' target: B at"
                        + " /States/A/Next",
                "'Type':'Pass','Next':'A'|MISSING_END_STATE: Workflow has no terminal state at"
                        + " null",
                "'Type':'Pass','End':true,'Retry':[]|SCHEMA_VALIDATION_FAILED: Field 'Retry' is"
                        + " not supported at /States/A",
                "'Type':'Choice','Choices':[],'Default':'A'|SCHEMA_VALIDATION_FAILED: Array must"
                        + " not be empty at /States/A/Choices",
                "'Type':'Choice','Choices':[{'Condition':true,'Next':'A','Variable':'$'}]"
                        + "|SCHEMA_VALIDATION_FAILED: Field 'Variable' is not supported at"
                        + " /States/A/Choices[0]",
                "'Type':'Parallel','End':true,'Branches':[],'Retry':[{'ErrorEquals':['E'],"
                        + "'JitterStrategy':'SOME'}]|SCHEMA_VALIDATION_FAILED: Value is not one of"
                        + " [FULL, NONE] at /States/A/Retry[0]/JitterStrategy",
                "'Type':'Parallel','End':true,'Branches':[],'Catch':[{'ErrorEquals':['States.ALL',"
                        + "'E'],'Next':'A'}]|SCHEMA_VALIDATION_FAILED: States.ALL must be the only"
                        + " name, in the last entry at /States/A/Catch[0]/ErrorEquals",
                "'Type':'Map','End':true|SCHEMA_VALIDATION_FAILED: These fields are required:"
                        + " [ItemProcessor] at /States/A",
                "'Type':'Wait','Seconds':'5','End':true|SCHEMA_VALIDATION_FAILED: Expected value"
                        + " of type Integer at /States/A/Seconds",
                "'Type':'Task','Resource':'arn:x','End':true|SCHEMA_VALIDATION_FAILED: Resource"
                        + " 'arn:x' does not run here; there are [arn:aws:states:::lambda:invoke]"
                        + " at /States/A/Resource",
                "'Type':'Pass','End':true,'InputPath':'$'|SCHEMA_VALIDATION_FAILED: The"
                        + " QueryLanguage is set to 'JSONata', but field 'InputPath' is only"
                        + " supported for the 'JSONPath' QueryLanguage at /States/A",
                "'Type':'Pass','End':true,'QueryLanguage':'JSONPath'|SCHEMA_VALIDATION_FAILED:"
                        + " 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole"
                        + " state machine at /States/A",
                "'Type':'Pass','End':true,'Output':'{% 1 + %}'|INVALID_JSONATA_EXPRESSION:"
                        + " Unexpected end of expression at /States/A/Output",
                "'Type':'Pass','End':true,'Output':{'a':['{% $x ?? 1"
                        + " %}']}|INVALID_JSONATA_EXPRESSION: The operator '??' is not part of"
                        + " JSONata 2.0.6; use $exists(a) ? a : b at /States/A/Output/a[0]",
                "'Type':'Pass','End':true,'Output':'{% phone.number"
                        + " %}'|UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top"
                        + " level is not supported. at /States/A/Output",
                "'Type':'Pass','End':true,'Output':'{% $states.result"
                        + " %}'|UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$states.result' is"
                        + " not supported here. at /States/A/Output",
                "'Type':'Pass','End':true,'Assign':{'states':1}|SCHEMA_VALIDATION_FAILED: Variable"
                        + " name 'states' is not valid at /States/A/Assign",
            })
    void refuses_and_says_where_and_why(String state, String refusal) {
        assertThat(
                        refusals(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {%s}}}
                                """
                                        .formatted(state.replace('\'', '"'))))
                .contains(refusal);
    }

    @Test
    void refuses_a_state_that_nothing_leads_to() {
        assertThat(
                        refusals(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                                  "A": {"Type": "Succeed"}, "C": {"Type": "Succeed"}}}
                                """))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C");
    }

    @Test
    void refuses_a_name_used_twice_wherever_the_states_stand() {
        assertThat(
                        refusals(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                                  "A": {"Type": "Parallel", "End": true, "Branches": [
                                    {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}]}}}
                                """))
                .containsExactly(
                        "DUPLICATE_STATE_NAME: Duplicate State name: A at"
                                + " /States/A/Branches[0]/States/A");
    }

    @Test
    void tells_how_to_write_what_needs_jsonpath() {
        assertThat(
                        refusals(
                                """
                                {"StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "Parameters": {"a.$": "$"}, "End": true}}}
                                """))
                .containsExactly(
                        "UNSUPPORTED_QUERY_LANGUAGE: Field 'Parameters' needs JSONPath, which does"
                                + " not run here; set \"QueryLanguage\": \"JSONata\" and write it"
                                + " as a {% %} expression at /States/A");
    }

    @Test
    void refuses_a_token_task_that_passes_no_token_on() {
        assertThat(
                        refusals(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                                  "A": {"Type": "Task", "Arguments": {}, "End": true,
                                    "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken"}}}
                                """))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: Arguments must pass $states.context.Task.Token"
                                + " on, or nobody can answer at /States/A/Arguments");
    }

    @Test
    void refuses_text_that_is_not_json() {
        assertThat(refusals("{\"StartAt\": ")).singleElement().asString().contains("INVALID_JSON");
        assertThat(refusals("{\"a\": 1, \"a\": 2}"))
                .singleElement()
                .asString()
                .contains("INVALID_JSON");
    }

    @Test
    void tells_all_that_is_wrong_at_once() {
        assertThat(
                        refusals(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "X", "States": {
                                  "A": {"Type": "Pass", "Next": "Y"}, "B": {"Type": "Succeed"}}}
                                """))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /StartAt",
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/A/Next",
                        "MISSING_TRANSITION_TARGET: State \"A\" is not reachable. at /States/A",
                        "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B");
    }

    private static List<String> refusals(String definition) {
        return switch (Definition.load(definition, Set.of(INVOKE))) {
            case Definition.Accepted _ -> List.of();
            case Definition.Refused(List<Diagnostic> diagnostics) ->
                    diagnostics.stream().map(Diagnostic::text).toList();
        };
    }
}
