"""How many contacts reach a person after the layers of self-service, and how much harder those are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxmodel.units import Number


def reaching(contacts: Number, reach: Number, resolves: Number) -> NDArray[np.float64]:
    """Contacts a person still has to take. [contacts/year]

    Parameters
    ----------
    contacts : contacts that arise, shape (...,). [contacts/year]
    reach : share that tries each layer, shape (..., layers). [share]
    resolves : share of those the layer settles, shape (..., layers). [share]

    The layers stand one behind the other; a layer nobody tries changes nothing. The product of the
    layers' misses is the share that gets through (source: design of the layered support, S9).

    >>> float(reaching(1000, [0.3, 0.1], [0.5, 0.2]))
    833.0
    """
    through = np.prod(1.0 - np.asarray(reach, float) * np.asarray(resolves, float), axis=-1)
    return np.asarray(np.asarray(contacts, float) * through)


def harder_handle_time(handle_time: Number, deflected_share: Number, growth: Number) -> NDArray[np.float64]:
    """Average handle time of what still reaches a person, the easy part being gone. [s]

    Parameters
    ----------
    handle_time : average handle time before the layers. [s]
    deflected_share : share of contacts that no longer reaches a person. [share]
    growth : growth of handle time if everything easy were gone (judgement). [share]

    >>> float(harder_handle_time(300, 0.2, 0.25))
    315.0
    """
    return np.asarray(np.asarray(handle_time, float) * (1.0 + np.asarray(growth) * np.asarray(deflected_share)))


def work_hours(contacts: Number, handle_time: Number, channel_factor: Number = 1.0,
               concurrency: Number = 1.0) -> NDArray[np.float64]:
    """Hours of handling in a year in one channel. [h/year]

    `channel_factor` is the channel's handle time against the telephone; `concurrency` is how many
    contacts one person handles at the same time (chat and messaging only).

    >>> float(work_hours(12_000, 300))
    1000.0
    """
    return np.asarray(np.asarray(contacts, float) * handle_time * channel_factor
                      / (3600.0 * np.asarray(concurrency, float)))
