package dev.rollcall.local.slack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test has Slack's own SDK call, by the catalogue's names; {@link SlackSdk} checks it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Drives {
    String[] value();
}
