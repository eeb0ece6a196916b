package dev.rollcall.function.wiring;

import dev.rollcall.adapter.oidc.OidcIssuer;
import dev.rollcall.adapter.oidc.OidcSettings;
import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.CastVote;
import dev.rollcall.application.approval.ViewBatch;
import dev.rollcall.application.approval.WakeApproval;
import dev.rollcall.application.approval.page.KeepChoices;
import dev.rollcall.application.approval.page.OpenLink;
import dev.rollcall.application.approval.page.SignInApprover;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.function.page.Paths;
import dev.rollcall.function.site.ApprovalSite;
import dev.rollcall.function.site.Desk;
import dev.rollcall.function.site.SiteAddress;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The approvers' site. Without an issuer nobody signs in, and the link alone counts. */
record ApprovalPages(
        Environment environment,
        Stores stores,
        Policies policies,
        ApprovalRuns runs,
        Secrets secrets,
        HttpCaller http,
        Clock clock) {

    ApprovalSite site() {
        BatchRecord record = new BatchRecord(stores.ledger(), clock);
        return new ApprovalSite(
                new Desk(
                        new OpenLink(stores.approvalLinks(), stores.batches(), policies, clock),
                        new ViewBatch(
                                stores.batches(),
                                stores.breaker(),
                                stores.profiles(),
                                policies,
                                record,
                                clock),
                        new KeepChoices(stores.batches()),
                        new CastVote(
                                stores.batches(),
                                new WakeApproval(stores.batches(), runs),
                                record,
                                clock),
                        issuer().map(this::signIn),
                        clock),
                new SiteAddress(address(), issuer()));
    }

    private SignInApprover signIn(URI issuer) {
        OidcSettings settings =
                new OidcSettings(
                        issuer,
                        environment.text("OIDC_CLIENT_ID"),
                        environment.optional("OIDC_CLIENT_SECRET_ARN").map(_ -> OidcIssuer.SECRET),
                        UriText.below(address(), Paths.SIGNED_IN));
        return new SignInApprover(
                new OidcIssuer(settings, secrets, http, clock),
                stores.signIns(),
                LinkSecrets.random(),
                clock);
    }

    private Optional<URI> issuer() {
        return environment.optional("OIDC_ISSUER").map(URI::create);
    }

    private URI address() {
        return environment.uri("SITE_URL");
    }
}
