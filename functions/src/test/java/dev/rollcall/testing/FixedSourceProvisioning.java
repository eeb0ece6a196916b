package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceProvisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Slack applications of an identity provider, as a test names them. */
public final class FixedSourceProvisioning implements SourceProvisioning {
    private final List<SlackApplication> applications = new ArrayList<>();
    private boolean pushesHidden;
    private boolean hidden;

    public void add(SlackApplication application) {
        applications.add(application);
    }

    /** Lets nobody read what groups are pushed. */
    public void hidePushes() {
        pushesHidden = true;
    }

    /** Lets nobody read applications. */
    public void hideApplications() {
        hidden = true;
    }

    @Override
    public List<SlackApplication> slackApplications() {
        if (hidden) {
            throw new PortFailure.NeedsHuman("The applications", "E0000006");
        }
        return applications.stream().map(this::shown).toList();
    }

    private SlackApplication shown(SlackApplication app) {
        return new SlackApplication(
                app.id(),
                app.active(),
                app.features(),
                pushesHidden ? Optional.empty() : app.pushedGroups());
    }
}
