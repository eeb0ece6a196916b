package dev.rollcall.domain.residual;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.inventory.Topic;

/** What sort of thing is left, and what a human does about it. */
public enum ResidualKind {
    TOKEN(
            "Slack kept a token of an app although its owner left. Revoke it in the app's settings,"
                    + " or note why it must live."),
    INTEGRATION(
            "A bot, webhook or slash command that the person added may live on. Remove it, or note"
                    + " who looks after it now."),
    GUEST(
            "The person invited this guest lately. Ask somebody whether the guest is needed;"
                    + " deactivate the account otherwise."),
    INVITATION(
            "The person made this Slack Connect invitation lately. Revoke it, or note who stands"
                    + " for it."),
    WORKFLOW(
            "Nobody else manages this workflow, and it is published. Give it a manager, or stop"
                    + " it."),
    PLACE(
            "The account could not be taken out of this, or it cannot be read whether it is in it."
                    + " Look by hand."),
    LICENCE("Slack still bills the seat of this account. Look at the plan's members."),
    AUDIT("Slack's audit log shows no deactivation of this account. Look at the log."),
    UNREAD("Rollcall could not read this. Look by hand whether the person has left any of it.");

    private final String task;

    ResidualKind(String task) {
        this.task = requireNonNull(task, "task is null");
    }

    /** Returns what a human is asked to do, in a sentence or two. */
    public String task() {
        return task;
    }

    /**
     * Returns the kind of what was found of a topic.
     *
     * @throws IllegalArgumentException for apps: an app is the company's, and only inventoried
     */
    public static ResidualKind of(Topic topic) {
        return switch (topic) {
            case TOKENS -> TOKEN;
            case INTEGRATIONS -> INTEGRATION;
            case GUESTS -> GUEST;
            case INVITATIONS -> INVITATION;
            case APPS -> throw new IllegalArgumentException("An app by itself leaves nothing open");
        };
    }
}
