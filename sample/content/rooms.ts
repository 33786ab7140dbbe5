export type RoomKey = 'plenary-hall' | 'room-a' | 'room-b' | 'room-c' | 'foyer';

/** In the order of the conference. Proper names, the same in every language. Capacity in persons; `heardIn`: the languages of its booths. */
export const ROOMS: { key: RoomKey; name: string; capacity: number; heardIn: string[] }[] = [
  { key: 'plenary-hall', name: 'Andes', capacity: 240, heardIn: ['en', 'fr', 'es', 'ar'] },
  { key: 'room-a', name: 'Atacama', capacity: 80, heardIn: ['en', 'fr', 'es'] },
  { key: 'room-c', name: 'Chiloé', capacity: 24, heardIn: [] },
  { key: 'foyer', name: 'Pacífico', capacity: 300, heardIn: [] },
  { key: 'room-b', name: 'Patagonia', capacity: 80, heardIn: ['en', 'fr', 'es'] },
];
