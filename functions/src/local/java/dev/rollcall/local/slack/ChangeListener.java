package dev.rollcall.local.slack;

/** Hears of what its events tell; must not wait, nor change anything. */
interface ChangeListener {
    ChangeListener NOBODY =
            new ChangeListener() {
                @Override
                public void arrived(SlackAccount account) {}

                @Override
                public void changed(SlackAccount account) {}

                @Override
                public void changed(SlackGroup before, SlackGroup after) {}
            };

    void arrived(SlackAccount account);

    void changed(SlackAccount account);

    /** A user group of a workspace. */
    void changed(SlackGroup before, SlackGroup after);
}
