/** The talks of customers who speak English. */
import { said, type Talk } from './talk.ts';

export const englishTalks: readonly Talk[] = [
  { queue: '售后维修', disposition: 'guided', leaves: 'pleased', answers: [said(5, 'Sorted in two minutes. Lovely.'), said(5)], lines: [
    'Hi, the purifier shows error E2. I have cleaned the filter already.', 'Thank you for trying that first. E2 means the sensor is dusty: could you open the small lid on the left side and brush it gently?', 'That worked, thank you so much!'] },
  { queue: '订单与配送', disposition: 'solved', leaves: 'calm', answers: [said(4)], lines: [
    'Could my fridge come on Saturday instead of Thursday? We are only at home at weekends.', 'Of course. Saturday between 9 and 12 is free, and so is the afternoon. Which suits you better?', 'Morning, please', 'Done: Saturday, 9 to 12. The driver will call half an hour before.', 'Perfect'] },
  { queue: '售后维修', disposition: 'case_opened', leaves: 'calm', answers: [said(4, 'Kind and clear. Waiting for the visit now.'), said(5)], lines: [
    'The fridge makes a loud knocking noise at night and I am worried that it will break down', 'I understand, a noise like that keeps anybody awake. Is it there all the time, or only when the motor starts?', 'Only when it starts', 'That is usually a loose pipe, nothing dangerous. A technician can come tomorrow between 2 and 4, free of charge.', 'Yes please, tomorrow is fine'] },
  { queue: '订单与配送', disposition: 'answered', leaves: 'pleased', answers: [said(5)], lines: [
    'Can I get the invoice in English for my company?', 'Certainly. Please send me the company name and its tax number, and you will have it by mail within the hour.', 'Sent, thanks a lot!'] },
  { queue: '售后维修', disposition: 'solved', leaves: 'calm', answers: [said(4, 'Angry at first, but they took it seriously.'), said(3)], lines: [
    'This is unacceptable! The washing machine flooded my kitchen and nobody called me back!', 'I am truly sorry, about the water and about the silence. Please turn off the tap behind the machine first; I stay here with you.', 'OK, the water is off', 'Thank you. A technician will be with you today before 6, and I will call you myself at 7 to hear that it is dry.', 'Alright. Thank you for taking it seriously'] },
  { queue: '综合服务', disposition: 'answered', leaves: 'calm', answers: [said(5, 'An honest answer, even though it meant no sale.')], lines: [
    'I am moving back to the US. Will the rice cooker work there?', 'I am afraid it will not: it needs 220 volts, and a transformer that size costs more than a new cooker. I would leave it with a friend.', 'Good to know, thanks for being honest'] },
];
