package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.audit.AuditClient;
import com.slack.api.methods.MethodsClient;
import com.slack.api.scim2.SCIM2Client;
import com.slack.api.scim2.SCIM2Config;
import com.slack.api.util.http.listener.HttpResponseListener;

import dev.rollcall.adapter.slack.call.Endpoint;
import dev.rollcall.adapter.slack.call.SlackCatalogue;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Slack's own SDK in front of the sample company's Slack. What a test says that it {@link Drives}
 * was called and not refused, and has changed something if it is there for that.
 */
final class SlackSdk implements AfterEachCallback {
    /** Accepted first, and done later. */
    private static final Set<String> IN_BACKGROUND = Set.of("admin.users.session.resetBulk");

    final AcmeSlack acme = new AcmeSlack();
    private final List<String> accepted = new ArrayList<>();
    private final Slack slack = Slack.getInstance(config());

    MethodsClient methods() {
        return methods("good");
    }

    MethodsClient methods(String token) {
        return slack.methods(token);
    }

    SCIM2Client scim(String token) {
        return slack.scim2(token);
    }

    AuditClient audit(String token) {
        return slack.audit(token);
    }

    SlackOrganisation organisation() {
        return acme.organisation();
    }

    private SlackConfig config() {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(acme.slack.uri() + "/api/");
        config.setAuditEndpointUrlPrefix(acme.slack.uri() + "/audit/v1/");
        config.setScim2EndpointUrlPrefix(acme.slack.uri() + "/scim/v2/");
        config.setStatsEnabled(false);
        config.setSCIM2Config(SCIM2Config.builder().statsEnabled(false).build());
        config.getHttpClientResponseHandlers().add(noting());
        return config;
    }

    private HttpResponseListener noting() {
        return new HttpResponseListener() {
            @Override
            public void accept(State state) {
                var response = state.getResponse();
                boolean refused = state.getParsedResponseBody().contains("\"ok\":false");
                if (response.isSuccessful() && !refused) {
                    var request = response.request();
                    accepted.add(request.method() + " " + request.url().encodedPath());
                }
            }
        };
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try (acme;
                slack) {
            Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(Drives.class))
                    .map(Drives::value)
                    .ifPresent(names -> List.of(names).forEach(this::checkDriven));
        }
    }

    private void checkDriven(String name) {
        Endpoint endpoint =
                SlackCatalogue.all().stream()
                        .filter(known -> known.documentedAs().equals(name))
                        .findFirst()
                        .orElseThrow();
        Pattern calls = Pattern.compile(endpoint.template().replace("{id}", "[A-Z0-9]+"));
        assertThat(accepted).as(name).anyMatch(calls.asMatchPredicate());
        if (endpoint.access() == Endpoint.Access.WRITE && !IN_BACKGROUND.contains(name)) {
            assertThat(acme.slack.calls().all())
                    .as(name + " changes something")
                    .anyMatch(call ->
                            call.effect()
                                    && calls.matcher(call.method() + " " + call.target())
                                            .matches());
        }
    }
}
