package dev.rollcall.function.operator;

import java.util.Map;

/** What a code of an explanation means, in a sentence. */
final class Meanings {
    private static final Map<String, String> OF_CODES =
            Map.ofEntries(
                    Map.entry("protected", "The account is protected: nothing of it is changed."),
                    Map.entry(
                            "not-entitled",
                            "Only who is entitled is changed by rules; a leaver has a runbook."),
                    Map.entry("no-population", "The policy knows no population for the person."),
                    Map.entry(
                            "unmanaged-account", "Rollcall does not change this kind of account."),
                    Map.entry(
                            "foreign-writer", "Somebody else changes it, by the policy's writers."),
                    Map.entry(
                            "not-acting",
                            "The rules that say something about it only observe or report."),
                    Map.entry("unverifiable", "It could not be read: neither there nor missing."),
                    Map.entry(
                            "not-on-this-plan",
                            "It is not available on this plan of Slack's: there is no call that"
                                    + " changes it."),
                    Map.entry("account-type", "This kind of account cannot have it."),
                    Map.entry(
                            "no-workspace",
                            "It lies in a workspace that the account is not in and is not given."),
                    Map.entry("holds-what-stays", "Something is in this workspace that must stay."),
                    Map.entry("manual", "Put there by hand, in something that rules only add to."),
                    Map.entry(
                            "pre-existing",
                            "It was there when the company was adopted, and nobody has decided on"
                                    + " it."),
                    Map.entry("not-listed", "No rule lists it: Rollcall does not manage it."),
                    Map.entry("until-first-sign-in", "It is given with the first sign-in."),
                    Map.entry("goes-with-its-workspace", "It goes with the workspace it lies in."));

    private Meanings() {}

    /** Returns a sentence, or an empty text for no code. */
    static String of(String code) {
        if (code.startsWith("unexplained=")) {
            return "No rule explains it, and what these rules list is theirs alone: "
                    + code.substring("unexplained=".length())
                    + ".";
        }
        return code.contains("=")
                ? "Rules gave it and none does any more: " + code + "."
                : OF_CODES.getOrDefault(code, "");
    }
}
