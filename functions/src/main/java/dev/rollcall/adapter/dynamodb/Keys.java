package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.link.DisputeId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedKey;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.Touch;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.platform.Hashes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * All keys of the table. The part before the first {@code #} is what IAM grants by ({@code
 * dynamodb:LeadingKeys}), so a new prefix needs a new grant in the template.
 */
final class Keys {
    static final String RESERVATION = "RESERVATION#";

    static final String METER = "METER";

    /** The partition of all campaigns. */
    static final String CAMPAIGNS = "CAMPAIGN#ALL";

    /** The partition of all sealed baselines. */
    static final String BASELINES = "ADOPTION#BASELINE";

    static final String CREATION = "CREATION";

    /** No person's: theirs begin with a source's name, in small letters. */
    static final String CHANGES = "CHANGES";

    private static final String ACCOUNT = "ACCOUNT#";
    private static final String RESTORED = "RESTORED#";
    private static final String SAID = "SAID#";

    private static final String WISH = "WISH#";

    /** Of one width, so that text sorts as time does. */
    static final DateTimeFormatter NANOS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

    private Keys() {}

    static Key hint(Hint hint) {
        return new Key("INBOX#" + hint.person().source() + "#" + hint.eventId(), "HINT");
    }

    static Key rejected(Instant at, String random) {
        return new Key("REJECTED#" + day(at), at + "#" + random);
    }

    /** What Slack says was touched of an account. */
    static Key touch(Touch touch) {
        return new Key("TOUCH#" + touch.account(), touch.what());
    }

    static Key expected(String email, PersonId person) {
        return new Key(expected(email), person.source() + "#" + person.value());
    }

    static String expected(String email) {
        return "EXPECTED#" + Hashes.sha256(email.strip().toLowerCase(Locale.ROOT));
    }

    static Key run(PersonId person) {
        return new Key("PERSON#" + person.source() + "#" + person.value(), "RUN");
    }

    /** That somebody is to be signed out of Slack, by one event's word. */
    static Key signOut(PersonId person, String eventId) {
        return new Key(signOuts(person), eventId);
    }

    static String signOuts(PersonId person) {
        return "SIGNOUT#" + person.source() + "#" + person.value();
    }

    static Key link(PersonId person, AccountId account) {
        return new Key(links(person), ACCOUNT + account);
    }

    /** The same link, found by the account. */
    static Key linked(PersonId person, AccountId account) {
        return new Key(linked(account), person.source() + "#" + person.value());
    }

    /** How often links to the account were changed, beside them. */
    static Key linkChanges(AccountId account) {
        return new Key(linked(account), CHANGES);
    }

    static String linked(AccountId account) {
        return "LINKED#" + account;
    }

    /** The same link, found by HR's key. */
    static Key human(HumanKey human, PersonId person, AccountId account) {
        return new Key(human(human), person.source() + "#" + person.value() + "#" + account);
    }

    static Key name(PersonId person, Attribute attribute, String digest) {
        return new Key(names(person), attribute + "#" + digest);
    }

    static String names(PersonId person) {
        return "NAMES#" + person.source() + "#" + person.value();
    }

    static String human(HumanKey human) {
        return "HUMAN#" + human.digest();
    }

    /** Beside the links: an account is being made, or was. */
    static Key creation(PersonId person) {
        return new Key(links(person), CREATION);
    }

    static String links(PersonId person) {
        return "LINK#" + person.source() + "#" + person.value();
    }

    /** Until when somebody stays, and what is open about it. */
    static Key stay(PersonId person) {
        return new Key("STAY#" + person.source() + "#" + person.value(), "STAY");
    }

    static Key restore(PersonId person, AccountId account) {
        return new Key(restores(person), ACCOUNT + account);
    }

    /** What was given back of it. */
    static Key restored(PersonId person, AccountId account, Entitlement entitlement) {
        return new Key(restores(person), RESTORED + account + "#" + entitlement.key());
    }

    static String restores(PersonId person) {
        return "RESTORE#" + person.source() + "#" + person.value();
    }

    static Key dispute(DisputeId id) {
        return new Key("DISPUTE#" + id, "DISPUTE");
    }

    /** What a human last said of the account: the person's, or not. */
    static Key said(DisputeId id, AccountId account) {
        return new Key("DISPUTE#" + id, SAID + account);
    }

    /** How the keys of all that was said of the person's accounts begin. */
    static Key said(DisputeId id) {
        return new Key("DISPUTE#" + id, SAID);
    }

    static Key grant(PersonId person, Entitlement entitlement) {
        return new Key(grants(person), entitlement.key());
    }

    static String grants(PersonId person) {
        return "GRANT#" + person.source() + "#" + person.value();
    }

    static Key leaverCase(CaseId id) {
        return new Key(caseItems(id), "CASE");
    }

    static Key caseAccount(CaseId id, AccountId account) {
        return new Key(caseItems(id), ACCOUNT + account);
    }

    /** The case's item and those of its accounts. */
    static String caseItems(CaseId id) {
        return "CASE#" + id;
    }

    /** Of a prefix of its own: who marks items as done may not write cases. */
    static Key residual(CaseId id, ResidualId item) {
        return new Key(residuals(id), item.value());
    }

    static String residuals(CaseId id) {
        return "RESIDUAL#" + id;
    }

    /** Points to the person's latest verified case; written by whoever may write cases. */
    static Key lastVerified(PersonId person) {
        return new Key("CASE#" + person.source() + "#" + person.value(), "VERIFIED");
    }

    /** Of a prefix of its own: operators say it, and may not write cases. */
    static Key departure(PersonId person) {
        return new Key("DEPARTURE#" + person.source() + "#" + person.value(), "SAID");
    }

    static Key ledgerEntry(CaseId id, String key) {
        return new Key(ledger(id), key);
    }

    static String ledger(CaseId id) {
        return "LEDGER#" + id;
    }

    static Key windows(ChangeKind kind) {
        return new Key("BREAKER#" + kind, "WINDOWS");
    }

    /** What was taken of one group lately. */
    static Key groupWindows(ChangeKind kind, Entitlement group) {
        return new Key(windows(kind).pk(), "GROUP#" + group.key());
    }

    /** What somebody else did, once it is counted. */
    static Key foreign(ChangeKind kind, AccountId account, Instant episode) {
        return new Key(windows(kind).pk(), "FOREIGN#" + account + "#" + episode);
    }

    static Key reservation(ChangeKind kind, Target target) {
        return new Key(windows(kind).pk(), RESERVATION + target);
    }

    /** What a plan's digest was admitted as. */
    static Key plan(String digest) {
        return new Key("BREAKER#PLAN", digest);
    }

    static Key expected(ChangeKind kind, Instant since, Target target) {
        return new Key(expected(kind), NANOS.format(since) + "#" + target);
    }

    static String expected(ChangeKind kind) {
        return "DEMAND#" + kind;
    }

    /** Sorts after what is expected since that time, and before what is since a later one. */
    static String expectedAfter(Instant time) {
        return NANOS.format(time) + "$";
    }

    /** Of a prefix of its own: who may admit may not throw the switch. */
    static Key stopSwitch() {
        return new Key("STOP#SWITCH", "SWITCH");
    }

    /** Of a prefix of its own: who proposes a policy may not say that it was approved. */
    static Key policyInForce() {
        return new Key("POLICY#IN-FORCE", "APPROVED");
    }

    static Key policyProposal() {
        return new Key("PROPOSAL#POLICY", "LATEST");
    }

    static Key worldReading() {
        return new Key("WORLD#READING", "LATEST");
    }

    /** Sorts by the number, which has six digits at most. */
    static Key worldPage(String reading, int number) {
        return new Key("WORLD#PAGES#" + reading, "%06d".formatted(number));
    }

    /** The comparison of the company that is at work, or was last. */
    static Key reconciliation() {
        return new Key("RECONCILE#RUN", "LATEST");
    }

    static Key reconciliationDone(int page) {
        return new Key("RECONCILE#RUN", String.format(Locale.ROOT, "DONE#%05d", page));
    }

    static Key reconciliationLeft(int page) {
        return new Key("RECONCILE#RUN", String.format(Locale.ROOT, "LEFT#%05d", page));
    }

    /** The last one that had a result. */
    static Key goodReading() {
        return new Key("RECONCILE#GOOD", "LATEST");
    }

    static Key drift(DriftId id) {
        return new Key("DRIFT#" + id, "DRIFT");
    }

    static Key preExisting(AccountId account, Entitlement thing) {
        return new Key(preExistings(account), thing.key());
    }

    /** What an account had when the company was adopted. */
    static String preExistings(AccountId account) {
        return "PREEXISTING#" + account;
    }

    static Key campaign(CampaignName name) {
        return new Key(CAMPAIGNS, name.value());
    }

    /** The partition of one campaign's list. */
    static String campaignItems(Campaign campaign) {
        return "CAMPAIGN#" + campaign.list().digest();
    }

    static Key campaignItem(Campaign campaign, CampaignItem item) {
        return new Key(
                campaignItems(campaign),
                campaignItems(campaign, item.account()).sk() + item.thing().key());
    }

    /** How the keys of an account's items in a list begin. */
    static Key campaignItems(Campaign campaign, AccountId account) {
        return new Key(campaignItems(campaign), account + " ");
    }

    /** How far the taking of a baseline has come. */
    static Key baselineRun() {
        return new Key("ADOPTION#RUN", "BASELINE");
    }

    /** Sorts as the readings do. */
    static Key baseline(SnapshotId snapshot) {
        return new Key(BASELINES, snapshot.value());
    }

    static Key population() {
        return new Key("POPULATION#ACTIVE", "LATEST");
    }

    static Key mailing(ApproverId approver) {
        return new Key("MAILING#" + approver, "MAILING");
    }

    /** How far a bucket of the rate budget is used. */
    static Key meter(String bucket) {
        return new Key("BUDGET#" + bucket, METER);
    }

    /** A slot of the rate budget that is kept. */
    static Key promise(String key) {
        return new Key("BUDGET#" + key, "PROMISE");
    }

    /** Beside the lock: whoever may lock may also wait. */
    static Key wish(String object, AccountId account) {
        return new Key(lock(object).pk(), WISH + account);
    }

    static Key wishes(String object) {
        return new Key(lock(object).pk(), WISH);
    }

    static Key lock(String object) {
        return new Key("LOCK#" + object, "LOCK");
    }

    /** What is known of a workspace's user groups for the moment, and who reads them. */
    static Key groupReading(String workspaceId) {
        return new Key("READING#" + workspaceId, "HEAD");
    }

    /** Of the reading of that name, one part. */
    static Key groupReadingPart(String workspaceId, String reading, int part) {
        return new Key(groupReading(workspaceId).pk(), "PART#" + reading + "#" + part);
    }

    /** What a run has read of an account; of the prefix of readings. */
    static Key keptHoldings(CaseId run) {
        return new Key("READING#RUN#" + run, "HOLDINGS");
    }

    static Key cursor(String name) {
        return new Key("CURSOR#" + name, "CURSOR");
    }

    /** A held batch's header. */
    static Key batch(BatchId id) {
        return new Key("BATCH#" + id, "BATCH");
    }

    /** Says which batch of a kind collects. */
    static Key currentBatch(ChangeKind kind) {
        return new Key("BATCH#CURRENT", kind.name());
    }

    static Key heldItem(BatchId id, Target target) {
        return new Key(batch(id).pk(), heldItems(id).sk() + target);
    }

    /** How the keys of a batch's items begin. */
    static Key heldItems(BatchId id) {
        return new Key(batch(id).pk(), "ITEM#");
    }

    static Key draft(BatchId id, ApproverId approver) {
        return new Key(batch(id).pk(), "DRAFT#" + approver);
    }

    static Key choice(BatchId id, ApproverId approver, Target target) {
        return new Key(batch(id).pk(), choices(id, approver).sk() + target);
    }

    /** How the keys of what an approver chose begin. */
    static Key choices(BatchId id, ApproverId approver) {
        return new Key(batch(id).pk(), "CHOICE#" + approver + "#");
    }

    static Key droppedItem(BatchId id, Target target) {
        return new Key(batch(id).pk(), "DROPPED#" + target);
    }

    static Key wave(BatchId id, int number) {
        return new Key(batch(id).pk(), waves(id).sk() + "%06d".formatted(number));
    }

    /** How the keys of a batch's waves begin. */
    static Key waves(BatchId id) {
        return new Key(batch(id).pk(), "WAVE#");
    }

    static Key token(BatchId id) {
        return new Key(batch(id).pk(), "TOKEN");
    }

    /** An open drift of an account, or of somebody without one. */
    static Key held(ChangeKind kind, Target target) {
        return new Key(heldOf(target.whom()), kind + "#" + target);
    }

    static String heldOf(Whom whom) {
        return "HELD#" + whom;
    }

    static Key approvalLink(String hash) {
        return new Key("APPROVAL#" + hash, "LINK");
    }

    static Key signIn(String state) {
        return new Key("SIGNIN#" + state, "FLOW");
    }

    static Key session(String hash) {
        return new Key("SESSION#" + hash, "SESSION");
    }

    static Key reach() {
        return new Key("REACH#APPROVERS", "LATEST");
    }

    static Key outbox(String id) {
        return new Key("OUTBOX#" + id, "WAITING");
    }

    static Key profile(PersonId person) {
        return new Key("PROFILE#" + person.source() + "#" + person.value(), "PROFILE");
    }

    /** What a source that pushes has told of somebody or of a group. */
    static Key pushed(PushedId id) {
        return new Key(pushedPart(id.source(), id.kind(), id.part()), id.value());
    }

    /** The users or groups of a source whose ids begin alike. */
    static String pushedPart(SourceId source, PushedId.Kind kind, String part) {
        return "SCIM" + kind + "#" + source + "#" + part;
    }

    /** How many of a part are not deleted. */
    static Key pushedCount(SourceId source, PushedId.Kind kind, String part) {
        return new Key("SCIMCOUNT#" + source + "#" + kind, part);
    }

    /** The partition of who has a name or an address, of which the key holds a hash. */
    static String pushedLookup(
            SourceId source, PushedId.Kind kind, PushedKey.Name name, String hash) {
        return "SCIMKEY#" + source + "#" + kind + "#" + name + "#" + hash;
    }

    static Key pushedMember(PushedId group, PushedId member) {
        return new Key("SCIMMEMBER#" + group.source() + "#" + group.value(), member.value());
    }

    /** The same the other way round. */
    static Key pushedGroupOf(PushedId member, PushedId group) {
        return new Key("SCIMOF#" + member.source() + "#" + member.value(), group.value());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
