package dev.rollcall.function.wiring;

import dev.rollcall.adapter.entra.Entra;
import dev.rollcall.adapter.oidc.OidcIssuer;
import dev.rollcall.adapter.okta.Okta;
import dev.rollcall.adapter.scimsource.ScimSource;
import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.adapter.ssf.SsfReader;
import dev.rollcall.adapter.webhook.CustomWebhook;
import dev.rollcall.application.push.PushClients;

import java.util.HashMap;
import java.util.Map;

/** Which secret of the environment goes by which logical name. */
final class SecretArns {
    static final String OKTA_HOOK = "okta-hook";
    static final String ENTRA_HOOK = "entra-hook";
    static final String SLACK_SIGNING = "slack-signing";

    private SecretArns() {}

    /** Returns where each secret is that this function may read, by its logical name. */
    static Map<String, String> of(Environment environment) {
        Map<String, String> arns = new HashMap<>();
        environment.optional("OKTA_HOOK_SECRET_ARN").ifPresent(arn -> arns.put(OKTA_HOOK, arn));
        environment.optional("ENTRA_HOOK_SECRET_ARN").ifPresent(arn -> arns.put(ENTRA_HOOK, arn));
        environment
                .optional("CUSTOM_HOOK_SECRET_ARN")
                .ifPresent(arn -> arns.put(CustomWebhook.SECRET, arn));
        environment
                .optional("SSF_HOOK_SECRET_ARN")
                .ifPresent(arn -> arns.put(SsfReader.SECRET, arn));
        environment
                .optional("SLACK_SIGNING_SECRET_ARN")
                .ifPresent(arn -> arns.put(SLACK_SIGNING, arn));
        environment.optional("OKTA_CREDENTIALS_ARN").ifPresent(arn -> arns.put(Okta.SECRET, arn));
        environment.optional("ENTRA_CREDENTIALS_ARN").ifPresent(arn -> arns.put(Entra.SECRET, arn));
        environment
                .optional("SCIM_SOURCE_CREDENTIALS_ARN")
                .ifPresent(arn -> arns.put(ScimSource.SECRET, arn));
        environment
                .optional("PUSH_CLIENTS_ARN")
                .ifPresent(arn -> arns.put(PushClients.SECRET, arn));
        environment.optional("SLACK_CREDENTIALS_ARN").ifPresent(arn -> arns.put(Slack.SECRET, arn));
        environment
                .optional("OIDC_CLIENT_SECRET_ARN")
                .ifPresent(arn -> arns.put(OidcIssuer.SECRET, arn));
        return arns;
    }
}
