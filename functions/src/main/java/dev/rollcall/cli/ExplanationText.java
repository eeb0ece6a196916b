package dev.rollcall.cli;

import dev.rollcall.wire.AccessExplanation;

import java.util.Locale;

/** An explanation, for a human at a terminal. */
final class ExplanationText {
    private static final int DIGITS = 12;

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    static String of(AccessExplanation explanation) {
        ExplanationText made = new ExplanationText();
        made.head(explanation);
        explanation.accounts().forEach(made::account);
        return made.text.toString();
    }

    private void head(AccessExplanation explanation) {
        line(
                "%s is %s (%s)%s"
                        .formatted(
                                explanation.person(),
                                explanation.standing(),
                                explanation.status(),
                                explanation.population().isEmpty()
                                        ? ", of no population"
                                        : ", of population %s: %s, %s"
                                                .formatted(
                                                        explanation.population(),
                                                        explanation.account(),
                                                        explanation.provisioning())));
        explanation
                .links()
                .forEach(link ->
                        line(
                                "linked to %s since %s, %s"
                                        .formatted(
                                                link.account(),
                                                StatusText.seconds(link.madeAt()),
                                                link.rule())));
        line(
                "As of %s, by policy %s"
                        .formatted(
                                StatusText.seconds(explanation.at()),
                                digits(explanation.policyDigest())));
    }

    private void account(AccessExplanation.Account account) {
        line("");
        line(
                account.id().isEmpty()
                        ? "No account is linked"
                        : "Account %s: %s, %s"
                                .formatted(
                                        account.id(),
                                        account.type().isEmpty()
                                                ? "unknown to Slack"
                                                : account.type(),
                                        account.active() ? "active" : "not active"));
        if (account.entitlements().isEmpty()) {
            line("  nothing, and no rule gives anything");
        }
        account.entitlements().forEach(this::entitlement);
        account.unread()
                .forEach(unread ->
                        line(
                                "  Not read: %s (%s)%s"
                                        .formatted(
                                                unread.what(),
                                                unread.why(),
                                                unread.notBefore().isEmpty()
                                                        ? ""
                                                        : ", again from " + unread.notBefore())));
    }

    private void entitlement(AccessExplanation.Entitlement each) {
        line(
                "  %-13s %s%s%s%s"
                        .formatted(
                                each.state().toUpperCase(Locale.ROOT).replace('-', ' '),
                                each.id(),
                                each.label().isEmpty() ? "" : " " + each.label(),
                                each.since().isEmpty()
                                        ? ""
                                        : " since %s by %s"
                                                .formatted(
                                                        StatusText.seconds(each.since()),
                                                        each.cause()),
                                each.meaning().isEmpty() ? "" : ". " + each.meaning()));
        if (!each.restoredBy().isEmpty()) {
            line(
                    "  %-13s restored by %s on %s, approval %s"
                            .formatted(
                                    "",
                                    each.restoredBy(),
                                    StatusText.seconds(each.restoredAt()),
                                    digits(each.restoreDigest())));
        }
        String thing = each.label().isEmpty() ? each.id() : each.label();
        each.rules()
                .forEach(rule ->
                        line(
                                "  %-13s %s: %s → %s"
                                        .formatted("", rule.mapping(), rule.path(), thing)));
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }

    static String digits(String digest) {
        return digest.length() > DIGITS ? digest.substring(0, DIGITS) + "…" : digest;
    }
}
