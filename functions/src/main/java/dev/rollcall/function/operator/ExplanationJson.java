package dev.rollcall.function.operator;

import static dev.rollcall.function.operator.BrakeJson.small;

import dev.rollcall.application.explain.ExplainedAccount;
import dev.rollcall.application.explain.ExplainedEntitlement;
import dev.rollcall.application.explain.Explanation;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.wire.AccessExplanation;

/** An explanation as the wire has it. */
final class ExplanationJson {
    private ExplanationJson() {}

    static AccessExplanation of(Explanation explanation) {
        Labels labels = new Labels(explanation.labels());
        return new AccessExplanation(
                explanation.access().at().toString(),
                explanation.policyDigest(),
                explanation.person().toString(),
                small(explanation.access().standing()),
                explanation.status(),
                explanation.access().population().map(PopulationName::value).orElse(""),
                small(explanation.access().account()),
                small(explanation.access().provisioning()),
                explanation.links().stream()
                        .map(link ->
                                new AccessExplanation.Link(
                                        link.account().value(),
                                        link.madeAt().toString(),
                                        link.rule()))
                        .toList(),
                explanation.accounts().stream().map(account -> account(account, labels)).toList());
    }

    private static AccessExplanation.Account account(ExplainedAccount account, Labels labels) {
        return new AccessExplanation.Account(
                account.account().map(AccountId::value).orElse(""),
                account.active(),
                account.type().map(BrakeJson::small).orElse(""),
                account.entitlements().stream().map(each -> entitlement(each, labels)).toList(),
                account.unread().stream().map(ExplanationJson::unread).toList());
    }

    private static AccessExplanation.Entitlement entitlement(
            ExplainedEntitlement explained, Labels labels) {
        return new AccessExplanation.Entitlement(
                explained.entitlement().key(),
                labels.of(explained.entitlement()),
                small(explained.state()),
                explained.shown(),
                explained.rules().entrySet().stream()
                        .map(rule ->
                                new AccessExplanation.Rule(
                                        rule.getKey().value(), rule.getValue().toString()))
                        .toList(),
                explained.recorded().map(record -> record.since().toString()).orElse(""),
                explained.recorded().map(RecordedGrant::cause).orElse(""),
                explained.recorded().map(RecordedGrant::policyDigest).orElse(""),
                explained.restored().map(r -> r.approval().by()).orElse(""),
                explained.restored().map(r -> r.at().toString()).orElse(""),
                explained.restored().map(r -> r.approval().digest()).orElse(""),
                explained.why(),
                Meanings.of(explained.why()));
    }

    private static AccessExplanation.Unread unread(Holdings.Unread unread) {
        return new AccessExplanation.Unread(
                unread.what(), unread.why(), unread.notBefore().map(Object::toString).orElse(""));
    }
}
