package dev.rollcall.policyfile;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Approver.Absence;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.person.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who decides on what is held, as the policy file says it. */
final class ApprovalsYaml {
    private static final Set<String> OF_APPROVER =
            Set.of("id", "email", "subject", "person", "account", "zone", "deputy", "absences");

    private ApprovalsYaml() {}

    static Optional<ApprovalPolicy> read(PolicyNode file) {
        PolicyNode node = file.object("approvals");
        node.allow(Set.of("expiry", "twoFrom", "tiers", "approvers"));
        Duration expiry = node.duration("expiry");
        int twoFrom = node.number("twoFrom", 50);
        List<List<ApproverId>> tiers = new ArrayList<>();
        for (PolicyNode tier : node.list("tiers")) {
            tier.allow(Set.of("ask"));
            tiers.add(tier.texts("ask", "[kim, lee]", ApproverId::new));
        }
        List<Approver> approvers = new ArrayList<>();
        for (PolicyNode approver : node.list("approvers")) {
            approver(approver).ifPresent(approvers::add);
        }
        return node.make(
                "see what docs/policy.md says of approvers",
                () -> new ApprovalPolicy(approvers, tiers, expiry, twoFrom));
    }

    private static Optional<Approver> approver(PolicyNode node) {
        node.allow(OF_APPROVER);
        Optional<ApproverId> id = node.text("id", "kim", ApproverId::new);
        Optional<String> email = node.text("email", "kim@acme.example", text -> text);
        Optional<String> subject = node.optionalText("subject", "00u1ab2cd", text -> text);
        Optional<PersonId> person = node.optionalText("person", "okta:00u1ab2cd", Ids::person);
        Optional<AccountId> account = node.optionalText("account", "U012AB3CD", AccountId::new);
        Optional<ZoneId> zone = node.optionalText("zone", "Europe/Berlin", Times::zone);
        Optional<ApproverId> deputy = node.optionalText("deputy", "mo", ApproverId::new);
        List<Absence> absences = new ArrayList<>();
        for (PolicyNode absence : node.optionalList("absences")) {
            absence(absence).ifPresent(absences::add);
        }
        return node.make(
                "write for example kim@acme.example",
                () ->
                        new Approver(
                                id.orElseThrow(),
                                email.orElseThrow(),
                                subject,
                                person,
                                account,
                                zone.orElse(ZoneId.of("UTC")),
                                deputy,
                                absences));
    }

    private static Optional<Absence> absence(PolicyNode node) {
        node.allow(Set.of("from", "until"));
        Optional<Instant> from = node.text("from", "2026-12-24T00:00:00Z", Times::moment);
        Optional<Instant> until = node.text("until", "2027-01-02T00:00:00Z", Times::moment);
        return node.make(
                "exchange the two, or write a later end",
                () -> new Absence(from.orElseThrow(), until.orElseThrow()));
    }
}
