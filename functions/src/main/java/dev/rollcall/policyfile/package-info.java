/**
 * Reads the policy file: the same for what is in force, and for whoever checks a file on their own
 * machine. It knows no store and no vendor.
 */
@NullMarked
package dev.rollcall.policyfile;

import org.jspecify.annotations.NullMarked;
