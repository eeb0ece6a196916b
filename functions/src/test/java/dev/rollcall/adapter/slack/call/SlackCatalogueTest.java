package dev.rollcall.adapter.slack.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

class SlackCatalogueTest {
    static List<MethodPage> pages() {
        return MethodPage.all();
    }

    static Stream<WebMethod> methods() {
        return SlackCatalogue.all().stream()
                .filter(WebMethod.class::isInstance)
                .map(WebMethod.class::cast);
    }

    @Test
    void every_method_has_its_page() {
        assertThat(pages().stream().map(MethodPage::name))
                .containsExactlyInAnyOrderElementsOf(
                        methods().map(WebMethod::documentedAs).toList());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void tier_and_scopes_are_those_of_the_page(WebMethod method) {
        MethodPage page =
                pages().stream()
                        .filter(p -> p.name().equals(method.documentedAs()))
                        .findFirst()
                        .orElseThrow();

        assertThat(method.facts().tier()).isEqualTo(page.tier());
        assertThat(page.scopes()).containsAll(method.scopes());
        assertThat(method.scopes().isEmpty()).isEqualTo(page.scopes().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void what_is_not_called_yet_says_so(WebMethod method) {
        String name = method.getClass().getSimpleName() + "." + ((Enum<?>) method).name();
        boolean called =
                Project.files("functions/src/main/java/dev/rollcall/adapter/slack", ".java")
                        .stream()
                        .map(Project::read)
                        .anyMatch(source -> source.contains(name));

        assertThat(method.feature().endsWith("; not called yet")).isEqualTo(!called);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_error_of_a_page_has_a_meaning(MethodPage page) {
        assertThat(page.errors()).allMatch(SlackErrors::knows, "in the table of errors");
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void every_capability_has_methods_and_their_scopes(Capability capability) {
        assertThat(SlackCatalogue.scopes(capability)).isNotEmpty();
    }

    @Test
    void business_plus_has_scim_and_nothing_of_admin() {
        List<String> there =
                SlackCatalogue.all().stream()
                        .filter(endpoint -> endpoint.isOn(SlackPlan.BUSINESS_PLUS))
                        .map(Endpoint::documentedAs)
                        .toList();

        assertThat(there)
                .contains("PATCH /scim/v2/Users/{id}", "usergroups.users.update", "users.info")
                .noneMatch(name -> name.startsWith("admin.") || name.contains("/audit/"));
    }

    @Test
    void what_is_not_listed_is_not_counted_and_so_not_sent() {
        HttpCall stranger =
                HttpCall.post(
                        URI.create("https://slack.test/x"), "/api/admin.apps.uninstall", "", "");

        assertThatThrownBy(() -> CountedIn.buckets(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("POST /api/admin.apps.uninstall");
    }
}
