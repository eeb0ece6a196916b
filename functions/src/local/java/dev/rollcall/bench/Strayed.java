package dev.rollcall.bench;

import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackGroup.Kind;
import dev.rollcall.local.slack.SlackOrganisation;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Differences put into the sample company without an event: people of sales who miss one of their
 * groups, and people of another department whose title Slack does not have.
 */
final class Strayed {
    /** Read before, written and read back: a write that replaces the list of members. */
    private static final int REPLACED = 3;

    /** Written and read back. */
    private static final int CHANGED = 2;

    private final OktaOrganisation okta;
    private final SlackOrganisation slack;
    private int bound;
    private int alone;
    private int planted;

    Strayed(OktaOrganisation okta, SlackOrganisation slack) {
        this.okta = okta;
        this.slack = slack;
    }

    /**
     * Plants so many, as many of each kind.
     *
     * @param many of which each takes another person
     */
    void plant(int many) {
        Iterator<OktaPerson> sales = of("sales");
        Iterator<OktaPerson> people = of("people");
        int each = Math.max(1, many / 4);
        for (int n = 0; n < each; n++) {
            missing(Kind.USER_GROUP, "S0UGSALE", sales.next());
            missing(Kind.IDP_GROUP, "S0IDPSALE", sales.next());
            missing(Kind.CHANNEL, "C0SALE", sales.next());
            titled(people.next());
        }
        planted = 4 * each;
        bound = REPLACED + CHANGED + CHANGED + each * CHANGED;
        alone = each * (REPLACED + CHANGED + CHANGED + CHANGED);
    }

    int planted() {
        return planted;
    }

    /** Returns how few calls can set all right, each group by one write for all. */
    int bound() {
        return bound;
    }

    /** Returns how few calls can set all right, each difference by a write of its own. */
    int boundAlone() {
        return alone;
    }

    /** Neither contractors nor those whom the company's stories need. */
    private Iterator<OktaPerson> of(String department) {
        return okta.people().stream()
                .skip(20)
                .filter(person -> person.groups().equals(List.of("00g" + department)))
                .iterator();
    }

    private void missing(Kind kind, String group, OktaPerson person) {
        SlackGroup before = slack.group(kind, group).orElseThrow();
        slack.change(kind, before.id(), now -> now.without(person.slackId(), "U00000004"));
    }

    private void titled(OktaPerson person) {
        okta.add(
                new OktaPerson(
                        person.id(),
                        person.login(),
                        person.firstName(),
                        person.lastName(),
                        person.status(),
                        person.created(),
                        person.statusChanged(),
                        person.groups(),
                        person.slackId(),
                        Map.of("title", "Head of something")));
    }
}
