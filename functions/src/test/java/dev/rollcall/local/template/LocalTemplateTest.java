package dev.rollcall.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.api.Route;
import dev.rollcall.local.events.Schedules;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What has a condition is there if it holds, as on AWS. */
class LocalTemplateTest {
    private static final String TWO_TOPICS =
            """
            Parameters:
              Who: { Type: String, Default: "" }
              Other: { Type: String, Default: "" }
            Rules:
              Somebody:
                Assertions:
                  - Assert: !Not [!And [!Equals [!Ref Who, ""], !Equals [!Ref Other, ""]]]
                    AssertDescription: Say who.
            Conditions:
              HasWho: !Not [!Equals [!Ref Who, ""]]
            Resources:
              One: { Type: "AWS::SNS::Topic", Condition: HasWho }
              Two: { Type: "AWS::SNS::Topic" }
              Told:
                Type: AWS::SNS::Subscription
                Properties: { TopicArn: !Ref One, Protocol: email, Endpoint: a@b.example }
            """;

    @TempDir private Path directory;

    @Test
    void what_has_a_condition_is_made_only_if_it_holds() throws IOException {
        assertThat(read(TWO_TOPICS, Map.of("Who", "me")).names("AWS::SNS::Topic"))
                .containsExactly("One", "Two");
        assertThat(read(TWO_TOPICS, Map.of("Other", "you")).names("AWS::SNS::Topic"))
                .containsExactly("Two");
    }

    @Test
    void what_is_not_made_cannot_be_referred_to() throws IOException {
        LocalTemplate without = read(TWO_TOPICS, Map.of("Other", "you"));

        assertThat(read(TWO_TOPICS, Map.of("Who", "me")).subscriptions()).hasSize(1);
        assertThatThrownBy(without::subscriptions)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refers to One, whose condition does not hold");
    }

    @Test
    void a_rule_refuses_parameters_in_its_own_words() {
        assertThatThrownBy(() -> read(TWO_TOPICS, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Say who.");
    }

    @Test
    void a_condition_that_is_not_there_is_refused() throws IOException {
        LocalTemplate wrong =
                read(
                        TWO_TOPICS.replace("Condition: HasWho", "Condition: Has"),
                        Map.of("Who", "me"));

        assertThatThrownBy(() -> wrong.names("AWS::SNS::Topic"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no condition Has");
    }

    @Test
    void rollcall_without_a_source_is_not_deployed() {
        assertThatThrownBy(() -> LocalTemplate.read(Project.path("template.yaml"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "OktaOrgUrl, EntraTenantId, ScimSourceUrl, CsvSourceBucket and"
                                + " PushSources");
    }

    /** Whatever is made then refers to nothing that is not: else reading it would fail. */
    @ParameterizedTest
    @CsvSource({
        "OktaOrgUrl, https://acme.okta.example, true",
        "EntraTenantId, acme.example, false",
        "ScimSourceUrl, https://idp.acme.example/scim, false",
        "CsvSourceBucket, acme-people, false"
    })
    void rollcall_with_one_source_is_whole(String parameter, String value, boolean okta) {
        LocalTemplate one =
                LocalTemplate.read(Project.path("template.yaml"), Map.of(parameter, value));

        assertThat(one.functions(_ -> Map.of()).containsKey("OktaPollFunction")).isEqualTo(okta);
        assertThat(one.roles()).hasSameSizeAs(one.functions(_ -> Map.of()).keySet());
        assertThat(one.routes())
                .extracting(Route::path)
                .contains("/operator/status")
                .satisfies(paths -> assertThat(paths.contains("/hooks/okta")).isEqualTo(okta));
        assertThat(one.schedules())
                .extracting(Schedules.Schedule::function)
                .satisfies(functions ->
                        assertThat(functions.contains("OktaPollFunction")).isEqualTo(okta));
        assertThat(one.names("AWS::SecretsManager::Secret").contains("OktaCredentials"))
                .isEqualTo(okta);
        assertThat(one.machines()).hasSize(5);
        assertThat(one.statusRules()).isNotEmpty();
    }

    private LocalTemplate read(String yaml, Map<String, String> parameters) throws IOException {
        return LocalTemplate.read(
                Files.writeString(directory.resolve("template.yaml"), yaml), parameters);
    }
}
