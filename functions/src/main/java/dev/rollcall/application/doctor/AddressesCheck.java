package dev.rollcall.application.doctor;

import dev.rollcall.domain.checkup.Finding;

import java.util.List;

/**
 * An allow-list of addresses on our tokens. No method that Rollcall knows tells of it, so it says
 * so rather than nothing.
 */
public final class AddressesCheck implements Check {
    private static final String NAME = "ip-allow-list";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        return List.of(
                Finding.notice(
                        NAME,
                        "Could not be read: Slack tells of it by no method that Rollcall knows.",
                        "Look at the app's settings. The functions have no fixed address unless"
                                + " you give them one; a list that lacks it locks Rollcall out."));
    }
}
