package dev.northing.metrics;

/**
 * Names how an interval was computed.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum IntervalMethod {
    /** Wilson's score interval for one proportion, without continuity correction (Wilson 1927). */
    WILSON,
    /** The hybrid score interval for the difference of two independent proportions (Newcombe 1998, method 10). */
    NEWCOMBE_HYBRID,
    /** The equal-tailed interval of a proportion under Jeffreys' prior (Brown, Cai and DasGupta 2001). */
    JEFFREYS,
    /** The exact interval of a proportion: both tails of the binomial (Clopper and Pearson 1934). */
    CLOPPER_PEARSON,
    /** The exact interval of a Poisson count (Garwood 1936). */
    GARWOOD,
    /** Linearized ratio of sums over independent clusters, with Student's t (Cochran 1977, chapter 6). */
    DELTA_CLUSTER,
    /** Two order statistics around a quantile, by the binomial (David and Nagaraja 2003, section 7.1). */
    ORDER_STATISTICS,
    /** Student's t for a mean (Student 1908). */
    STUDENT_T,
    /** Percentiles of a statistic over clusters drawn again with replacement (Efron and Tibshirani 1993). */
    CLUSTER_BOOTSTRAP,
    /** Greenwood's variance on the scale log(-log(S)) of a survival curve (Kalbfleisch and Prentice 1980). */
    SURVIVAL_LOG_LOG,
    /** Greenwood's variance on the scale log(S) of a survival curve. */
    SURVIVAL_LOG,
    /** The durations at which the bounds of a survival curve cross a share (Brookmeyer and Crowley 1982). */
    SURVIVAL_INVERSION,
    /** Normal interval of a restricted mean survival time with its variance by Greenwood (Klein and Moeschberger 2003). */
    RESTRICTED_MEAN,
    /** Expansion from reporting to all instances, by stratum, with Student's t (Cochran 1977, chapter 5). */
    STRATIFIED_EXPANSION,
    /** Prediction interval of a least-squares line through the logarithms of a series. */
    LOG_LINEAR_TREND,
    /** Logarithm of a ratio of two Poisson counts by the delta method. */
    LOG_RATIO,
    /** The relative standard error of a sketch of distinct values (Flajolet and others 2007). */
    HYPER_LOG_LOG,
    /** The variance of a forecast's errors with Student's t, by its model (Hyndman, Koehler, Ord and Snyder 2008). */
    FORECAST_ERROR,
    /** A robust number of standard deviations, estimated by the median absolute deviation, around what was expected. */
    ROBUST_BAND,
    /** The delta method on the logit, with the observed information of a likelihood (Cox and Hinkley 1974). */
    LIKELIHOOD_DELTA,
    /** Normal interval of a difference of shares after adding pseudo-answers to each (Rocks 2016). */
    ADJUSTED_WALD,
    /** The delta method on the logarithm of a quotient of shares (Agresti 2013, section 3.1). */
    LOG_DELTA
}
