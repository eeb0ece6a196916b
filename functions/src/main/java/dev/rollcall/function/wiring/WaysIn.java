package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.entra.Entra;
import dev.rollcall.adapter.entra.EntraDeliveryReader;
import dev.rollcall.adapter.okta.Okta;
import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.adapter.slack.events.SlackEventReader;
import dev.rollcall.adapter.slack.events.SlackSignature;
import dev.rollcall.adapter.ssf.SsfReader;
import dev.rollcall.adapter.ssf.SsfSettings;
import dev.rollcall.adapter.webhook.CustomWebhook;
import dev.rollcall.application.intake.AcceptDelivery;
import dev.rollcall.application.intake.AcceptEntraNotifications;
import dev.rollcall.application.intake.AcceptSignal;
import dev.rollcall.application.intake.AcceptSlackEvents;
import dev.rollcall.application.intake.EntraHints;
import dev.rollcall.application.intake.LostPlaces;
import dev.rollcall.application.intake.OurTenant;
import dev.rollcall.application.intake.ProvenBySecret;
import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.intake.ReceiveOrKeep;
import dev.rollcall.application.intake.SecretHeader;
import dev.rollcall.application.intake.TellSubject;
import dev.rollcall.application.intake.TendStream;
import dev.rollcall.application.intake.UntoldTouches;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.push.ChangePushedMembers;
import dev.rollcall.application.push.KeepPushed;
import dev.rollcall.application.push.PushBursts;
import dev.rollcall.application.push.PushClients;
import dev.rollcall.application.push.TellPushed;
import dev.rollcall.application.subscribe.KeepSubscriptions;
import dev.rollcall.application.subscribe.KeptSubscriptions;
import dev.rollcall.application.subscribe.TellOfSubscriptions;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.function.scim.ScimEndpoint;
import dev.rollcall.platform.http.HttpCaller;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Builds what takes in what others say: one use case for each hook, and for whoever provisions.
 * Nothing here makes a call or reads a secret yet.
 */
public final class WaysIn {
    private final Environment environment;
    private final Secrets secrets;
    private final Stores stores;
    private final HttpCaller http;
    private final Supplier<ReceiveHints> receive;
    private final Supplier<Policies> policies;
    private final Supplier<Slack> slack;
    private final Clock clock;

    WaysIn(
            Environment environment,
            Secrets secrets,
            Stores stores,
            HttpCaller http,
            Supplier<ReceiveHints> receive,
            Supplier<Policies> policies,
            Supplier<Slack> slack,
            Clock clock) {
        this.environment = requireNonNull(environment, "environment is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.stores = requireNonNull(stores, "stores is null");
        this.http = requireNonNull(http, "http is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.slack = requireNonNull(slack, "slack is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** For Okta's event hook. */
    public AcceptDelivery acceptOktaDelivery() {
        return new AcceptDelivery(
                new ProvenBySecret(
                        SecretArns.OKTA_HOOK, secrets, new SecretHeader("authorization"), clock),
                Okta.deliveries(Sources.oktaSettings(environment), clock),
                stores.inbox(),
                receive.get(),
                clock);
    }

    /** Asks neither Graph nor the policy anything. */
    public AcceptEntraNotifications acceptEntraNotifications() {
        return new AcceptEntraNotifications(
                new ProvenBySecret(
                        SecretArns.ENTRA_HOOK, secrets, AcceptEntraNotifications.PROOF, clock),
                new EntraDeliveryReader(),
                new OurTenant(environment.text("ENTRA_TENANT_ID")),
                new EntraHints(
                        Sources.ENTRA,
                        stores.links(),
                        stores.grants(),
                        stores.reconciliations(),
                        untoldTouches(),
                        receive.get(),
                        clock),
                new TellOfSubscriptions(entraSubscriptions()),
                entra().changes(),
                new LostPlaces(stores.cursors(), stores.reconciliations(), clock),
                stores.inbox(),
                clock);
    }

    public KeepSubscriptions keepEntraSubscriptions() {
        return new KeepSubscriptions(
                entra().subscriptions(),
                entraSubscriptions(),
                secrets,
                SecretArns.ENTRA_HOOK,
                environment.uri("SITE_URL").resolve("/hooks/entra"),
                clock);
    }

    private KeptSubscriptions entraSubscriptions() {
        return new KeptSubscriptions(Sources.ENTRA, stores.cursors());
    }

    /** For what reads nobody: whether leave dates count is not asked. */
    private Entra entra() {
        return Sources.entraAlone(environment, secrets, http, () -> false, clock);
    }

    /** For events of a sender of one's own. */
    public AcceptDelivery acceptCustomDelivery() {
        return new AcceptDelivery(
                new ProvenBySecret(
                        CustomWebhook.SECRET, secrets, CustomWebhook.proof(clock), clock),
                CustomWebhook.deliveries(Sources.named(environment)),
                stores.inbox(),
                new ReceiveOrKeep(
                        Sources.onlyTelling(environment),
                        stores.waitingHints(),
                        receive.get(),
                        clock),
                clock);
    }

    /** For security events of a Shared Signals transmitter. */
    public AcceptSignal acceptSignal() {
        SourceId source = new SourceId(environment.text("SSF_SOURCE"));
        return new AcceptSignal(
                environment
                        .optional("SSF_HOOK_SECRET_ARN")
                        .map(_ ->
                                new ProvenBySecret(
                                        SsfReader.SECRET,
                                        secrets,
                                        new SecretHeader("authorization"),
                                        clock)),
                new SsfReader(
                        new SsfSettings(
                                environment.uri("SSF_ISSUER"),
                                environment.text("SSF_AUDIENCE"),
                                source,
                                environment.optional("SSF_JWKS_URL").map(URI::create),
                                environment
                                        .optional("SSF_TOKEN_TYPE")
                                        .filter("optional"::equals)
                                        .isEmpty()),
                        http,
                        clock),
                policies.get(),
                new TellSubject(source, slack.get().accountDirectory(), stores.links()),
                stores.revocations(),
                new TendStream(stores.cursors(), stores.outbox(), clock),
                stores.inbox(),
                new ReceiveOrKeep(
                        Sources.onlyTelling(environment),
                        stores.waitingHints(),
                        receive.get(),
                        clock),
                clock);
    }

    public AcceptSlackEvents acceptSlackEvents() {
        return new AcceptSlackEvents(
                new ProvenBySecret(
                        SecretArns.SLACK_SIGNING, secrets, new SlackSignature(clock), clock),
                new SlackEventReader(),
                stores.touches(),
                untoldTouches(),
                stores.links(),
                stores.cases(),
                stores.inbox(),
                clock);
    }

    private UntoldTouches untoldTouches() {
        return new UntoldTouches(stores.cursors(), stores.reconciliations(), clock);
    }

    /** Tells of what a provisioning request left untold. */
    public TellPushed tellPushed() {
        return new TellPushed(stores.pushed(), receive.get(), clock);
    }

    /** For the function into which identity providers provision. */
    public ScimEndpoint scimEndpoint() {
        PushBursts bursts =
                new PushBursts(stores.cursors(), stores.pushed(), stores.outbox(), clock);
        return new ScimEndpoint(
                new PushClients(secrets, Set.copyOf(Sources.pushed(environment)), clock),
                stores.pushed(),
                new KeepPushed(stores.pushed(), tellPushed(), bursts, clock),
                new ChangePushedMembers(stores.pushed(), tellPushed(), bursts, clock),
                () -> UUID.randomUUID().toString());
    }
}
