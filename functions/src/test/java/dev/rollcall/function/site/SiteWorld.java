package dev.rollcall.function.site;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;
import static dev.rollcall.contract.Samples.caseId;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.approval.BatchDigest;
import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.CastVote;
import dev.rollcall.application.approval.ViewBatch;
import dev.rollcall.application.approval.WakeApproval;
import dev.rollcall.application.approval.page.KeepChoices;
import dev.rollcall.application.approval.page.OpenLink;
import dev.rollcall.application.approval.page.SignInApprover;
import dev.rollcall.application.port.ApprovalLinks.Link;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryApprovalLinks;
import dev.rollcall.testing.InMemoryBatches;
import dev.rollcall.testing.InMemoryBreaker;
import dev.rollcall.testing.InMemoryLedger;
import dev.rollcall.testing.InMemoryPopulations;
import dev.rollcall.testing.InMemoryProfiles;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.InMemorySignIns;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.MovableClock;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The site over stores in memory, with held people and approvers' links. */
final class SiteWorld {
    static final URI SITE = URI.create("https://rollcall.example");

    final MovableClock clock = new MovableClock(NOON);
    final InMemoryBatches batches = new InMemoryBatches();
    final InMemoryApprovalLinks links = new InMemoryApprovalLinks();
    final InMemorySignIns signIns = new InMemorySignIns();
    final InMemoryProfiles profiles = new InMemoryProfiles();
    final InMemoryBreaker breaker =
            new InMemoryBreaker(_ -> true, new InMemoryStopSwitch(), new InMemoryPopulations());
    final InMemoryLedger ledger = new InMemoryLedger(new InMemoryRuns(), new InMemoryStopSwitch());
    final ScriptedIssuer issuer = new ScriptedIssuer(clock);
    final List<String> woken = Collections.synchronizedList(new ArrayList<>());
    final Desk desk;
    final ApprovalSite site;

    private final AtomicInteger secrets = new AtomicInteger();

    private SiteWorld(boolean withIssuer, URI address) {
        FixedPolicies policies = FixedPolicies.usual();
        BatchRecord record = new BatchRecord(ledger, clock);
        desk =
                new Desk(
                        new OpenLink(links, batches, policies, clock),
                        new ViewBatch(batches, breaker, profiles, policies, record, clock),
                        new KeepChoices(batches),
                        new CastVote(batches, new WakeApproval(batches, runs()), record, clock),
                        withIssuer
                                ? Optional.of(
                                        new SignInApprover(issuer, signIns, this::secret, clock))
                                : Optional.empty(),
                        clock);
        site =
                new ApprovalSite(
                        desk,
                        new SiteAddress(
                                address,
                                withIssuer
                                        ? Optional.of(ScriptedIssuer.ADDRESS)
                                        : Optional.empty()));
    }

    static SiteWorld withIssuer() {
        return new SiteWorld(true, SITE);
    }

    static SiteWorld linkOnly() {
        return new SiteWorld(false, SITE);
    }

    static SiteWorld onLoopback() {
        return new SiteWorld(true, URI.create("http://127.0.0.1:8080"));
    }

    /** Returns a new text of 43 URL-safe characters that no test can guess by counting. */
    String secret() {
        return Hashes.sha256("secret " + secrets.incrementAndGet()).substring(0, 43);
    }

    Browser browser() {
        return new Browser(site::answer);
    }

    HeldItem item(int number) {
        return new HeldItem(
                Change.deactivation(account(number)),
                person(number),
                caseId(number),
                number % 3 == 0
                        ? Set.of(HoldReason.HOUR_LIMIT, HoldReason.DAY_LIMIT)
                        : Set.of(HoldReason.HOUR_LIMIT),
                NOON.minusSeconds(90L + number),
                clock.instant(),
                "policy-1");
    }

    static AccountId account(int number) {
        return new AccountId("U%05d".formatted(number));
    }

    static PersonId person(int number) {
        return new PersonId(OKTA, "00u%05d".formatted(number));
    }

    /** Holds so many people, numbered from 1, and seals the batch for so many approvers. */
    BatchId sealed(int people, int quorum) {
        List<HeldItem> items = new ArrayList<>();
        for (int number = 1; number <= people; number++) {
            items.add(item(number));
            profiles.keep(
                    person(number),
                    new Profile("Person " + number, "person" + number + "@acme.example"));
        }
        return seal(items, quorum);
    }

    BatchId seal(List<HeldItem> items, int quorum) {
        return seal(items, quorum, FixedPolicies.usual().leavers().digest());
    }

    /** Seals the batch while that policy is in force. */
    BatchId seal(List<HeldItem> items, int quorum, String policy) {
        items.forEach(batches::hold);
        BatchId id =
                batches.unfinished(10).stream()
                        .filter(batch -> batch.seal().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .id();
        clock.advance(Duration.ofSeconds(61));
        batches.close(id, clock.instant());
        List<Change> changes = batches.items(id).stream().map(HeldItem::change).toList();
        batches.seal(
                id,
                new Batch.Seal(
                        clock.instant(),
                        BatchDigest.of(changes, policy),
                        policy,
                        clock.instant().plus(Duration.ofHours(8)),
                        quorum));
        batches.keepToken(id, "token-" + id);
        return id;
    }

    /** Returns the secret of a new link of the approver. */
    String link(BatchId batch, Approver approver) {
        String secret = secret();
        links.record(
                new Link(
                        Hashes.sha256(secret),
                        batch,
                        approver.id(),
                        batches.find(batch).orElseThrow().seal().orElseThrow().expiresAt()));
        return secret;
    }

    /** Signs a browser in as a subject, for a link, up to the way back from the issuer. */
    APIGatewayV2HTTPResponse signIn(Browser browser, String link, String subject) {
        String state = beginSignIn(browser, link);
        return browser.get(
                "/approve/signed-in?state=" + state + "&code=" + issuer.signIn(state, subject));
    }

    /** Sends the browser to the issuer and returns the state that it took along. */
    String beginSignIn(Browser browser, String link) {
        String action = "/approve/" + link + "/sign-in";
        Map<String, String> form = Browser.form(browser.get("/approve/" + link), action);
        String location = browser.post(action, form).getHeaders().getOrDefault("Location", "");
        return location.substring(location.indexOf("state=") + 6);
    }

    Batch batch(BatchId id) {
        return batches.find(id).orElseThrow();
    }

    List<LedgerEntry> entries(BatchId id) {
        return ledger.of(new CaseId(id.value())).stream().map(stored -> stored.entry()).toList();
    }

    private ApprovalRuns runs() {
        return new ApprovalRuns() {
            @Override
            public Workflows.Start start(BatchId batch) {
                throw new UnsupportedOperationException("Pages start nothing");
            }

            @Override
            public boolean wake(String token) {
                woken.add(token);
                return true;
            }
        };
    }
}
