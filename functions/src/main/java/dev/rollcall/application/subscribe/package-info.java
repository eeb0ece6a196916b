/** Sources that notify us: what they send is taken in, and their subscriptions are kept. */
@NullMarked
package dev.rollcall.application.subscribe;

import org.jspecify.annotations.NullMarked;
