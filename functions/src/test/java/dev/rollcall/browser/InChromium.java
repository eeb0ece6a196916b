package dev.rollcall.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks stories that happen in Chromium; without one they are skipped. They take a {@link
 * NightCompany} and an {@link ApproversBrowser}, which all of them share.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("chromium")
@ExtendWith({ChromiumCondition.class, SharedStage.class})
@interface InChromium {}
