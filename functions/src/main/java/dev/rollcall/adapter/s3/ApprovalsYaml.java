package dev.rollcall.adapter.s3;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Approver.Absence;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who decides on what is held, as the policy file says it. */
final class ApprovalsYaml {
    private static final Set<String> OF_APPROVER =
            Set.of("id", "email", "subject", "person", "account", "zone", "deputy", "absences");

    private ApprovalsYaml() {}

    static Supplier<ApprovalPolicy> read(PolicyNode file) {
        PolicyNode node = file.object("approvals");
        node.allow(Set.of("expiry", "twoFrom", "tiers", "approvers"));
        Duration expiry = node.duration("expiry");
        int twoFrom = node.number("twoFrom");
        List<List<ApproverId>> tiers = new ArrayList<>();
        for (PolicyNode tier : node.list("tiers")) {
            tier.allow(Set.of("ask"));
            tiers.add(tier.texts("ask", ApproverId::new));
        }
        List<Supplier<Approver>> approvers = new ArrayList<>();
        for (PolicyNode approver : node.list("approvers")) {
            approvers.add(approver(approver));
        }
        return () -> {
            try {
                return new ApprovalPolicy(
                        approvers.stream().map(Supplier::get).toList(), tiers, expiry, twoFrom);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("approvals: " + e.getMessage(), e);
            }
        };
    }

    private static Supplier<Approver> approver(PolicyNode node) {
        node.allow(OF_APPROVER);
        Optional<ApproverId> id = node.text("id", ApproverId::new);
        Optional<String> email = node.text("email", text -> text);
        Optional<String> subject = node.optionalText("subject", text -> text);
        Optional<PersonId> person = node.optionalText("person", ApprovalsYaml::person);
        Optional<AccountId> account = node.optionalText("account", AccountId::new);
        Optional<ZoneId> zone = node.optionalText("zone", ZoneId::of);
        Optional<ApproverId> deputy = node.optionalText("deputy", ApproverId::new);
        List<Absence> absences = new ArrayList<>();
        for (PolicyNode absence : node.optionalList("absences")) {
            absence.allow(Set.of("from", "until"));
            Optional<Instant> from = absence.text("from", Instant::parse);
            Optional<Instant> until = absence.text("until", Instant::parse);
            if (from.isPresent() && until.isPresent()) {
                absences.add(new Absence(from.get(), until.get()));
            }
        }
        return () ->
                new Approver(
                        id.orElseThrow(),
                        email.orElseThrow(),
                        subject,
                        person,
                        account,
                        zone.orElse(ZoneId.of("UTC")),
                        deputy,
                        absences);
    }

    private static PersonId person(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A person is a source and an id: okta:00u1ab2cd");
        }
        return new PersonId(new SourceId(text.substring(0, colon)), text.substring(colon + 1));
    }
}
