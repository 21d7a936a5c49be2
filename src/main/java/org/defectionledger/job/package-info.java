/**
 * The shell: the command line, its settings, and one thin class a stage. Holds no rule of the
 * domain.
 */
package org.defectionledger.job;
