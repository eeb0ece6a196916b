package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code GET /operator/explain}: why somebody has what they have. Ids, codes and
 * times, no names of people; times in ISO 8601; an empty text stands for none.
 *
 * @param policyDigest SHA-256 of the policy in force
 * @param person source and id
 * @param standing what Rollcall makes of the source's word: {@code entitled} or another
 * @param status the source's own word
 * @param population as the policy calls it
 * @param account what kind of account the population has
 * @param provisioning {@code eager} or {@code jit}
 * @param links which accounts are the person's, and how that is known
 * @param accounts one for each link; a single one without an id if there is no link
 */
public record AccessExplanation(
        String at,
        String policyDigest,
        String person,
        String standing,
        String status,
        String population,
        String account,
        String provisioning,
        List<Link> links,
        List<Account> accounts) {

    /**
     * @param rule how the link was made, e.g. {@code by-email}
     */
    public record Link(String account, String madeAt, String rule) {}

    /**
     * @param type what it is at present; empty: there is none, or Slack does not know it
     */
    public record Account(
            String id,
            boolean active,
            String type,
            List<Entitlement> entitlements,
            List<Unread> unread) {
        public Account {
            entitlements = List.copyOf(entitlements);
            unread = List.copyOf(unread);
        }
    }

    /**
     * @param id kind and ids, e.g. {@code user-group:T01:S02}
     * @param label what the policy's file calls it: {@code @handle}, {@code #channel} or a name
     * @param state {@code given}, {@code pending}, {@code missing}, {@code to-be-taken}, {@code
     *     gone}, {@code manual}, {@code withheld}, {@code left-alone} or {@code unverifiable}
     * @param shown whether Slack's answer shows it
     * @param since when rules gave it first; or, pending, when it began to wait
     * @param cause the event or plan that gave it
     * @param policyDigest of the policy that gave it
     * @param restoredBy who approved that it was given back after a cut, as the policy calls them
     * @param restoredAt when it was given back
     * @param restoreDigest of the list that was approved
     * @param why a code for what the state leaves open
     * @param meaning the same in words
     */
    public record Entitlement(
            String id,
            String label,
            String state,
            boolean shown,
            List<Rule> rules,
            String since,
            String cause,
            String policyDigest,
            String restoredBy,
            String restoredAt,
            String restoreDigest,
            String why,
            String meaning) {
        public Entitlement {
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param path how the person is in the mapping's group: {@code okta:00g1 → okta:00g2}
     */
    public record Rule(String mapping, String path) {}

    /**
     * @param what a reading's name, e.g. {@code user-groups:T01}
     * @param why a code
     * @param notBefore when it can be read again, if that is known
     */
    public record Unread(String what, String why, String notBefore) {}

    public AccessExplanation {
        links = List.copyOf(links);
        accounts = List.copyOf(accounts);
    }
}
