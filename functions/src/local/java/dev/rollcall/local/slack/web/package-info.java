/** The Web API of simulated Slack, a family of methods a class, and its Audit Logs API. */
@NullMarked
package dev.rollcall.local.slack.web;

import org.jspecify.annotations.NullMarked;
