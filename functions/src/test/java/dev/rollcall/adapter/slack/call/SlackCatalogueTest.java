package dev.rollcall.adapter.slack.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.platform.http.HttpCall;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.List;
import java.util.TreeSet;
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
    @MethodSource("pages")
    void each_error_of_a_page_has_a_meaning(MethodPage page) {
        assertThat(page.errors()).allMatch(SlackErrors::knows, "in the table of errors");
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void every_capability_has_methods_and_those_called_name_their_scopes(Capability capability) {
        List<Endpoint> methods =
                SlackCatalogue.all().stream()
                        .filter(endpoint -> endpoint.capability() == capability)
                        .toList();

        assertThat(methods).isNotEmpty();
        assertThat(SlackCatalogue.scopes(capability, SlackPlan.ENTERPRISE).isEmpty())
                .isEqualTo(methods.stream().noneMatch(Endpoint::isCalled));
    }

    @Test
    void scopes_of_admin_methods_are_not_needed_where_there_are_none() {
        assertThat(SlackCatalogue.scopes(Capability.ACCOUNTS, SlackPlan.ENTERPRISE))
                .containsEntry(
                        SlackTokens.Kind.ADMIN,
                        new TreeSet<>(List.of("admin.teams:read", "users:read")));
        assertThat(SlackCatalogue.scopes(Capability.ACCOUNTS, SlackPlan.BUSINESS_PLUS))
                .containsEntry(SlackTokens.Kind.ADMIN, new TreeSet<>(List.of("users:read")));
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
