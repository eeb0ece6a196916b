package dev.rollcall.application.port;

import dev.rollcall.domain.reconcile.Touch;

import java.util.Collection;
import java.util.List;

/** What Slack says was touched, until somebody has looked. Throws {@link PortFailure}. */
public interface Touches {

    /** Stores all of them durably; of what was touched before, the later touch stays. */
    void record(Collection<Touch> touches);

    /** Returns at most so many, the oldest first. What has just come may not show yet. */
    List<Touch> pending(int most);

    /** Somebody has looked: it is forgotten, unless it was touched again since. */
    void seen(Touch touch);
}
