package dev.rollcall.function.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryCursors;
import dev.rollcall.testing.InMemoryPushedState;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

class SourcesTest {
    @Test
    void each_source_can_be_the_only_one() {
        assertThat(of(Map.of("OKTA_ORG_URL", "https://acme.okta.example")))
                .returns(true, sources -> sources.okta().isPresent())
                .extracting(SourcesTest::only)
                .isEqualTo("okta");
        assertThat(of(Map.of("OKTA_ORG_URL", "", "ENTRA_TENANT_ID", "acme.example")))
                .returns(true, sources -> sources.okta().isEmpty())
                .extracting(SourcesTest::only)
                .isEqualTo("entra");
        assertThat(of(Map.of("SCIM_SOURCE_URL", "https://idp.acme.example/scim")))
                .extracting(SourcesTest::only)
                .isEqualTo("scim");
        assertThat(of(Map.of("PUSH_SOURCES", "push-okta, push-entra")))
                .extracting(SourcesTest::only)
                .isEqualTo("push-okta push-entra");
    }

    @Test
    void a_source_that_pushes_is_called_so() {
        assertThatThrownBy(() -> of(Map.of("PUSH_SOURCES", "push,other")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PUSH_SOURCES");
        assertThatThrownBy(
                        () -> of(Map.of("PUSH_SOURCES", "push", "PUSH_SOURCES_INACTIVE", "gone")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PUSH_SOURCES_INACTIVE");
    }

    @Test
    void without_any_it_is_said_what_to_set() {
        assertThatThrownBy(() -> of(Map.of("OKTA_ORG_URL", "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No source is connected")
                .hasMessageContaining("OktaOrgUrl, EntraTenantId, ScimSourceUrl");
    }

    private static String only(Sources sources) {
        return sources.connected().ids().stream()
                .map(SourceId::value)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static Sources of(Map<String, String> variables) {
        return new Sources(
                new Environment(variables),
                new FixedSecrets(),
                new HttpCaller(Clock.systemUTC(), Duration.ofSeconds(1)),
                () -> {
                    throw new IllegalStateException("No files are read to build sources");
                },
                new InMemoryCursors(),
                FixedPolicies.usual(),
                new InMemoryPushedState(),
                Clock.systemUTC());
    }
}
