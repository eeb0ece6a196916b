@NullMarked
package dev.rollcall.policyfile;

import org.jspecify.annotations.NullMarked;
